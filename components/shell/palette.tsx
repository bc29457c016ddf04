'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import type { BaseUIEvent } from '@base-ui/react/types';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useModifier } from '../ui/use-modifier.ts';
import type { Entry, EntryGroup } from './palette-entries.ts';
import { PaletteRow } from './palette-row.tsx';
import { usePaletteGroups } from './use-palette-groups.ts';

interface PaletteProps {
  cluster: string;
  /** The page that is shown; it is no place to go to. */
  path: string;
  onClose: () => void;
  /** Shows the list of keys instead. */
  onKeys: () => void;
}

/** Finds any topic, group, broker, page or action by name, without the mouse. */
export function Palette({ cluster, path, onClose, onKeys }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const { groups, searching, failures } = usePaletteGroups(cluster, path, typed);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const highlighted = useRef<{ entry: Entry | undefined; chosen: boolean }>({ entry: undefined, chosen: false });
  const [held, setHeld] = useState(false);
  const modifier = useModifier();
  const search = typed.trim();

  // Enter came before what was searched: it means the best that is found.
  useEffect(() => {
    if (!held || searching) return;
    setHeld(false);
    list.current?.querySelector<HTMLElement>('[role="option"]')?.click();
  }, [held, searching]);

  const press = (event: BaseUIEvent<KeyboardEvent>) => {
    if (event.key !== 'Enter') return;
    const { entry, chosen } = highlighted.current;
    const inTab = (event.metaKey || event.ctrlKey) && entry && 'href' in entry.target ? entry.target.href : null;
    if (inTab === null && (chosen || !searching)) return;
    event.preventBaseUIHandler();
    event.preventDefault();
    if (inTab === null) return setHeld(true);
    open(inTab, '_blank', 'noopener');
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog palette" aria-label="Find anything" initialFocus={input}>
          <Autocomplete.Root
            inline
            open
            autoHighlight="always"
            keepHighlight
            filter={null}
            items={groups}
            value={typed}
            onValueChange={(next, { reason }) => {
              if (reason === 'item-press') return;
              setTyped(next);
              setHeld(false);
            }}
            itemToStringValue={({ label }: Entry) => label}
            onItemHighlighted={(entry, { reason }) => {
              highlighted.current = { entry, chosen: reason !== 'none' };
            }}
          >
            <div className="q">
              <Icon name={searching ? 'spinner' : 'search'} {...(searching && { className: 'spin' })} />
              <Autocomplete.Input
                ref={input}
                aria-label="Find anything"
                placeholder="Topic, group, broker, page or action"
                autoComplete="off"
                spellCheck={false}
                onKeyDown={press}
              />
            </div>
            <Autocomplete.List className="menu" ref={list}>
              {({ title, items }: EntryGroup) => (
                <Autocomplete.Group key={title} items={items}>
                  <Autocomplete.GroupLabel className="h">{title}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: Entry) => <PaletteRow key={entry.id} entry={entry} search={search} onClose={onClose} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <div role="status" className="said">
              {groups.length === 0 && !searching && <p>Nothing has “{search}” in its name.</p>}
              {failures.map((failure) => (
                <p key={failure}>Not everything could be searched: {failure}</p>
              ))}
            </div>
          </Autocomplete.Root>
          <footer>
            <span className="hide-s">
              <kbd>↑</kbd> <kbd>↓</kbd> move
            </span>
            <span className="hide-s">
              <kbd>⏎</kbd> open
            </span>
            <span className="hide-s">
              <kbd>{modifier}⏎</kbd> new tab
            </span>
            <button type="button" onClick={onKeys}>
              All keys
            </button>
            <Dialog.Close className="ml-auto">
              <kbd>Esc</kbd> close
            </Dialog.Close>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
