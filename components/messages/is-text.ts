import type { Payload } from '@/lib/contracts/messages.ts';

/** Whether what is shown are the payload's own characters, all of them. */
export function isText({ serde, truncated }: Payload): boolean {
  return !truncated && (serde === 'string' || serde === 'json');
}
