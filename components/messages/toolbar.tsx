'use client';

import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/select.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import { OptionsControl } from './options-control.tsx';
import { PartitionControl } from './partition-control.tsx';
import { isLive, liveRange, type QueryText, wholeRange } from './query.ts';
import { RangeControl } from './range-control.tsx';
import { StartControl } from './start-control.tsx';

interface ToolbarProps {
  query: QueryText;
  partitions: number | null;
  /** A change is the new query: it runs at once. */
  onChange: (change: Partial<QueryText>) => void;
  onRun: () => void;
}

const limits = ['20', '100', '500', '1000', '5000', '10000'];

/** What is asked for. Every control writes the URL, and the URL is what runs. */
export function Toolbar({ query, partitions, onChange, onRun }: ToolbarProps) {
  const live = isLive(query);
  const choices = limits.includes(query.limit) ? limits : [query.limit, ...limits];
  return (
    <form
      className="query"
      aria-label="Query"
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <div className="line">
        {!live && <StartControl query={query} onChange={onChange} />}
        {!live && <RangeControl query={query} onChange={onChange} />}
        <PartitionControl
          value={query.partitions}
          total={partitions}
          onChange={(chosen) => onChange({ partitions: chosen })}
        />
        {!live && (
          <Select
            label="Limit"
            value={query.limit}
            options={choices.map((value) => ({ value, label: /^\d+$/.test(value) ? formatInteger(value) : value }))}
            onChange={(limit) => onChange({ limit })}
          />
        )}
        <OptionsControl query={query} onChange={onChange} />
        <span className="row run">
          <Button icon="live" aria-pressed={live} onClick={() => onChange(live ? wholeRange : liveRange)}>
            Live
          </Button>
          <Button type="submit" variant="primary">
            Run <kbd>⏎</kbd>
          </Button>
        </span>
      </div>
    </form>
  );
}
