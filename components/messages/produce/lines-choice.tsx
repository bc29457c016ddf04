'use client';

import { Select } from '@/components/ui/select.tsx';
import { Switch } from '@/components/ui/switch.tsx';
import { plural } from '@/lib/format/number.ts';
import { type Draft, lineKeys } from './draft.ts';
import { linesOf } from './lines.ts';

const keysWords: Record<Draft['keys'], string> = {
  shared: 'the one above',
  tab: 'in each line, before a tab',
  colon: 'in each line, before a colon',
  comma: 'in each line, before a comma',
};

interface LinesChoiceProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** Whether the value is one record or a batch, and where the keys of a batch stand. */
export function LinesChoice({ draft, onChange }: LinesChoiceProps) {
  const { key, lines, keys } = draft;
  // Keys that are typed are no nulls.
  const typed = key.form === 'null' ? { key: { ...key, form: 'text' as const } } : {};
  return (
    <div className="row lines">
      <Switch checked={lines} onChange={(on) => onChange({ lines: on })}>
        Every line is a record
      </Switch>
      {lines && (
        <>
          <Select
            label="Key"
            size="sm"
            value={keys}
            options={lineKeys.map((value) => ({ value, label: keysWords[value] }))}
            onChange={(chosen) => onChange({ keys: chosen, ...(chosen !== 'shared' && typed) })}
          />
          <span className="t2">{plural(linesOf(draft).length, 'record')} in one batch</span>
        </>
      )}
    </div>
  );
}
