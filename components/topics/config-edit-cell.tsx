'use client';

import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { ConfigValue } from '../table/config-value.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import { choicesOf } from './config-kinds.ts';
import { SettingField } from './setting-field.tsx';
import { isSetHere } from './topic-settings.ts';

interface ConfigEditCellProps {
  entry: ConfigEntry;
  /** As typed; null: back to the default; undefined: as it is. */
  draft: string | null | undefined;
  error: string | undefined;
  onChange: (draft: string | null | undefined) => void;
}

/** The value of a setting, and its field once it is being changed. */
export function ConfigEditCell({ entry, draft, error, onChange }: ConfigEditCellProps) {
  const reason = useReadOnly() ?? (entry.readOnly ? 'Kafka does not let it be changed.' : null);
  const { name, value } = entry;
  if (draft === undefined) {
    return (
      <span className="config-cell">
        <ConfigValue entry={entry} value={value} />
        <Button
          size="sm"
          variant="ghost"
          className="config-edit"
          disabledReason={reason ?? undefined}
          aria-label={`Edit ${name}`}
          onClick={() => onChange(begin(entry))}
        >
          Edit
        </Button>
      </span>
    );
  }
  return (
    <div className="config-editing">
      {draft === null ? (
        <span className="config-default">
          {entry.default === null ? 'back to its default' : <ConfigValue entry={entry} value={entry.default} />}
        </span>
      ) : (
        <SettingField entry={entry} value={draft} onChange={onChange} error={error} focused />
      )}
      <span className="row">
        {isSetHere(entry) && (
          <Button
            size="sm"
            variant="ghost"
            aria-pressed={draft === null}
            onClick={() => onChange(draft === null ? begin(entry) : null)}
          >
            Default
          </Button>
        )}
        <IconButton
          label={`Leave ${name} as it is`}
          icon="close"
          size="sm"
          variant="ghost"
          onClick={() => onChange(undefined)}
        />
      </span>
      {draft === null && error && <span className="error">{error}</span>}
    </div>
  );
}

/** What the field holds at first: the value, or the first choice where there is none. */
function begin({ value, sensitive, ...entry }: ConfigEntry): string {
  if (sensitive) return '';
  return value ?? choicesOf(entry, null)?.[0] ?? '';
}
