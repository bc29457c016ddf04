'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { type ReactNode, useId } from 'react';

export interface ComboOption {
  value: string;
  /** Grey, at the right edge. */
  note?: ReactNode;
}

interface ComboFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Called when one of the options is chosen instead of typed. */
  onChoose?: (value: string) => void;
  options: readonly ComboOption[];
  /** The options come already filtered, as from a search. */
  filtered?: boolean;
  help?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
  hideLabel?: boolean;
  className?: string;
}

/** A text that may be typed freely, with names to choose from. */
export function ComboField(props: ComboFieldProps) {
  const { label, value, onChange, onChoose, options, filtered = false, help, error, placeholder, hideLabel } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  return (
    <div className="field">
      {!hideLabel && <label htmlFor={id}>{label}</label>}
      <Autocomplete.Root
        items={options}
        value={value}
        onValueChange={(next, { reason }) => {
          onChange(next);
          if (reason === 'item-press') onChoose?.(next);
        }}
        itemToStringValue={(option: ComboOption) => option.value}
        openOnInputClick
        {...(filtered && { filter: null })}
      >
        <span className="input" aria-invalid={error ? true : undefined}>
          <Autocomplete.Input
            id={id}
            aria-label={hideLabel ? label : undefined}
            aria-invalid={error ? true : undefined}
            aria-describedby={note ? noteId : undefined}
            className={props.className}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
          />
        </span>
        <Autocomplete.Portal>
          <Autocomplete.Positioner className="float" sideOffset={4} collisionPadding={8}>
            <Autocomplete.Popup className="menu combo" hidden={options.length === 0}>
              <Autocomplete.List>
                {(option: ComboOption) => (
                  <Autocomplete.Item key={option.value} className="item" value={option}>
                    {option.value}
                    {option.note && <span className="end t3">{option.note}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      {note && (
        <span className={error ? 'error' : 'help'} id={noteId}>
          {note}
        </span>
      )}
    </div>
  );
}
