'use client';

import { useEffect, useId, useSyncExternalStore } from 'react';
import { Button, IconButton } from './button.tsx';
import type { IconName } from './icon.tsx';
import { Menu, MenuItem, MenuSeparator } from './menu.tsx';

/** Something that can be done to what is shown; the same one on its button, in the ⋯ menu and in the palette. */
export interface Action {
  id: string;
  /** A verb; with `…` when a form or a plan follows. */
  label: string;
  /** What it is done to: shown in the palette, where the page does not say it. */
  about?: string;
  icon?: IconName;
  danger?: boolean;
  /** Why it can't be done now, and what would change that. */
  disabled?: string | null;
  run: () => void;
}

const none: readonly Action[] = [];
const registered = new Map<string, readonly Action[]>();
const listeners = new Set<() => void>();
let all = none;

function register(key: string, actions: readonly Action[]) {
  registered.set(key, actions);
  changed();
}

function unregister(key: string) {
  registered.delete(key);
  changed();
}

function changed() {
  all = [...registered.values()].flat();
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Offers actions in the palette for as long as the caller is on the page. */
export function useActions(actions: readonly Action[]): void {
  const key = useId();
  useEffect(() => register(key, actions), [key, actions]);
  useEffect(() => () => unregister(key), [key]);
}

/** Every action that something on the page offers now. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(
    subscribe,
    () => all,
    () => none,
  );
}

/** An action as a button of its own. */
export function ActionButton({
  action: { label, icon, danger, disabled, run },
  variant,
  size,
}: {
  action: Action;
  variant?: 'primary';
  size?: 'sm';
}) {
  return (
    <Button
      icon={icon}
      size={size}
      variant={variant}
      className={danger ? 'dangerous' : undefined}
      disabledReason={disabled ?? undefined}
      onClick={run}
    >
      {label}
    </Button>
  );
}

interface ActionMenuProps {
  label: string;
  actions: readonly Action[];
  /** In a row of a table. */
  size?: 'sm';
}

/** The ⋯ menu. What is dangerous comes last, after a line; what can't be done now says why, and many say it together. */
export function ActionMenu({ label, actions, size }: ActionMenuProps) {
  const harmless = actions.filter(({ danger }) => !danger);
  const dangerous = actions.filter(({ danger }) => danger);
  const shared = sharedReason(actions);
  const item = ({ id, label, icon, danger, disabled, run }: Action) => (
    <MenuItem
      key={id}
      {...(icon && { icon })}
      danger={danger}
      disabledReason={disabled ?? undefined}
      reasonHidden={disabled === shared}
      onSelect={run}
    >
      {label}
    </MenuItem>
  );
  return (
    <Menu
      align="end"
      trigger={<IconButton label={label} icon="more" size={size} variant={size && 'ghost'} className="keep" />}
    >
      {shared !== null && (
        <p className="shared-why" aria-hidden="true">
          {shared}
        </p>
      )}
      {harmless.map(item)}
      {harmless.length > 0 && dangerous.length > 0 && <MenuSeparator />}
      {dangerous.map(item)}
    </Menu>
  );
}

/** The reason that several actions have; null when none has, or each one of its own. */
function sharedReason(actions: readonly Action[]): string | null {
  const reasons = actions.flatMap(({ disabled }) => disabled ?? []);
  return reasons.find((reason, index) => reasons.indexOf(reason) < index) ?? null;
}
