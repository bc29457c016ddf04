'use client';

import { useId, useState } from 'react';
import { SettingName } from '@/components/table/setting-name.tsx';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { configHint } from '@/lib/format/config-value.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ComboField } from '../ui/combo-field.tsx';
import { choicesOf, unsetValue } from './config-kinds.ts';
import { SettingField } from './setting-field.tsx';
import type { SettingsDraft } from './settings-draft.ts';

interface SettingsListProps {
  /** Every setting that a topic of this cluster can have. */
  known: readonly ConfigEntry[];
  draft: SettingsDraft;
  onChange: (draft: SettingsDraft) => void;
  /** What is wrong, by name. */
  errors: ReadonlyMap<string, string>;
  /** A setting may also go back to its default: for topics that are there already. */
  withDefault?: boolean;
}

/** Settings that are to be set: picked by name, each with its documentation and a value of its own kind. */
export function SettingsList({ known, draft, onChange, errors, withDefault = false }: SettingsListProps) {
  const [typed, setTyped] = useState('');
  const put = (name: string, value: string | null) => onChange(new Map(draft).set(name, value));
  const remove = (name: string) => onChange(new Map([...draft].filter(([other]) => other !== name)));
  const add = (name: string) => {
    const wanted = name.trim();
    setTyped('');
    if (wanted === '' || draft.has(wanted)) return;
    const entry = known.find((one) => one.name === wanted);
    put(wanted, (entry && choicesOf(entry, null) ? unsetValue(entry) : '') ?? '');
  };
  const free = known.filter(({ name, readOnly }) => !draft.has(name) && !readOnly);
  return (
    <>
      {[...draft].map(([name, value]) => (
        <Setting
          key={name}
          entry={known.find((one) => one.name === name) ?? { name, type: 'unknown' }}
          value={value}
          error={errors.get(name)}
          onChange={(next) => put(name, next)}
          onRemove={() => remove(name)}
          withDefault={withDefault}
        />
      ))}
      <div className="setting-add">
        <ComboField
          label="Add a setting"
          hideLabel
          placeholder="Add a setting, such as retention.ms"
          value={typed}
          onChange={setTyped}
          onChoose={add}
          options={free.map((entry) => ({ value: entry.name, note: unsetWords(entry) }))}
        />
        {typed.trim() !== '' && (
          <Button icon="plus" onClick={() => add(typed)}>
            Add
          </Button>
        )}
      </div>
    </>
  );
}

interface SettingProps {
  entry: Pick<ConfigEntry, 'name' | 'type'> & Partial<ConfigEntry>;
  value: string | null;
  error: string | undefined;
  onChange: (value: string | null) => void;
  onRemove: () => void;
  withDefault: boolean;
}

function Setting({ entry, value, error, onChange, onRemove, withDefault }: SettingProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { name, documentation } = entry;
  const unset = isWhole(entry) ? unsetValue(entry) : null;
  return (
    <div className="setting">
      <SettingName
        name={name}
        documented={Boolean(documentation)}
        open={open}
        id={id}
        onToggle={() => setOpen(!open)}
      />
      {value === null ? (
        <span className="t2">back to its default</span>
      ) : (
        <SettingField
          entry={entry}
          value={value}
          onChange={onChange}
          error={error}
          placeholder={unset ?? undefined}
          focused={value === ''}
        />
      )}
      <span className="row">
        {withDefault && (
          <Button
            size="sm"
            variant="ghost"
            aria-pressed={value === null}
            onClick={() => onChange(value === null ? '' : null)}
          >
            Default
          </Button>
        )}
        <IconButton label={`Leave out ${name}`} icon="close" size="sm" variant="ghost" onClick={onRemove} />
      </span>
      {open && (
        <p className="doc" id={id}>
          {documentation}
        </p>
      )}
    </div>
  );
}

function isWhole(entry: Partial<ConfigEntry>): entry is ConfigEntry {
  return entry.source !== undefined;
}

function unsetWords(entry: ConfigEntry): string | undefined {
  const value = unsetValue(entry);
  if (value === null || value === '') return undefined;
  return configHint(entry.name, value) ?? value;
}
