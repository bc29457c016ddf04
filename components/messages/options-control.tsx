'use client';

import { useState } from 'react';
import { IconButton } from '@/components/ui/button.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { Select } from '@/components/ui/select.tsx';
import { type QueryText, queryDefaults } from './query.ts';

const isolations = [
  { value: 'read_committed', label: 'Committed' },
  { value: 'read_uncommitted', label: 'Uncommitted' },
];
const serdes = [
  { value: 'auto', label: 'Automatic' },
  { value: 'string', label: 'Text' },
  { value: 'json', label: 'JSON' },
  { value: 'hex', label: 'Hex' },
  { value: 'base64', label: 'Base64' },
];

interface OptionsControlProps {
  query: QueryText;
  onChange: (change: Partial<QueryText>) => void;
}

/** What is rarely changed: transactions and formats. */
export function OptionsControl({ query, onChange }: OptionsControlProps) {
  const [open, setOpen] = useState(false);
  const changed = (['isolation', 'keySerde', 'valueSerde'] as const).some(
    (name) => query[name] !== queryDefaults[name],
  );
  return (
    <Popover
      label="Isolation and formats"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label="Isolation and formats" icon="sliders" variant="ghost" className={changed ? 'changed' : ''} />
      }
    >
      <div className="range">
        <Select
          label="Transactions"
          value={query.isolation}
          options={isolations}
          onChange={(isolation) => onChange({ isolation })}
        />
        <p className="t3 hint">
          {query.isolation === 'read_uncommitted'
            ? 'Shows records of open and aborted transactions too.'
            : 'Hides records of open and aborted transactions.'}
        </p>
        <Select
          label="Key as"
          value={query.keySerde}
          options={serdes}
          onChange={(keySerde) => onChange({ keySerde })}
        />
        <Select
          label="Value as"
          value={query.valueSerde}
          options={serdes}
          onChange={(valueSerde) => onChange({ valueSerde })}
        />
      </div>
    </Popover>
  );
}
