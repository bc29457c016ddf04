'use client';

import { useState } from 'react';
import { IconButton } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { Select } from '@/components/ui/select.tsx';
import { type QueryText, queryDefaults } from './query.ts';
import { serdeWord } from './serde-word.ts';

const isolations = [
  { value: 'read_committed', label: 'Committed' },
  { value: 'read_uncommitted', label: 'Uncommitted' },
];
const serdes = [
  { value: 'auto', label: 'Automatic' },
  ...Object.entries(serdeWord)
    .filter(([value]) => value !== 'empty')
    .map(([value, label]) => ({ value, label })),
];

interface OptionsControlProps {
  query: QueryText;
  onChange: (change: Partial<QueryText>) => void;
}

const partitioners = [
  { value: '', label: 'Unknown: look everywhere' },
  { value: 'murmur2', label: 'Java (murmur2)' },
  { value: 'crc32', label: 'librdkafka (CRC32)' },
  { value: 'fnv1a', label: 'sarama, kafka-go (FNV-1a)' },
];

/** What is rarely changed: an exact key, transactions and formats. */
export function OptionsControl({ query, onChange }: OptionsControlProps) {
  const [open, setOpen] = useState(false);
  const changed = (['isolation', 'keySerde', 'valueSerde', 'key', 'keyPartitioner'] as const).some(
    (name) => query[name] !== queryDefaults[name],
  );
  return (
    <Popover
      label="Exact key, isolation, formats"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          label="Exact key, isolation, formats"
          icon="sliders"
          variant="ghost"
          className={changed ? 'changed' : ''}
        />
      }
    >
      <div className="range">
        <KeyField
          key={query.key}
          given={query.key}
          onCommit={(key) => onChange({ key, ...(key === '' && { keyPartitioner: '' }) })}
        />
        {query.key !== '' && (
          <Select
            label="Written by"
            value={query.keyPartitioner}
            options={partitioners}
            onChange={(keyPartitioner) => onChange({ keyPartitioner })}
          />
        )}
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

function KeyField({ given, onCommit }: { given: string; onCommit: (key: string) => void }) {
  const [draft, setDraft] = useState(given);
  return (
    <Field
      label="Exact key"
      className="mono"
      value={draft}
      placeholder="any"
      help="As UTF-8, the whole key. ⏎ applies it."
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => draft !== given && onCommit(draft)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onCommit(draft);
      }}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
