import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** The key that goes with letters in shortcuts, as it is written on this machine's keyboard: `⌘` or `Ctrl `. */
export function useModifier(): string {
  return useSyncExternalStore(
    never,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl '),
    () => 'Ctrl ',
  );
}
