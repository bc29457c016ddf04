'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { plural } from '@/lib/format/number.ts';
import { messageQuery } from '@/lib/queries/messages.ts';
import type { RecordEvent } from './feed.ts';
import { recordJson } from './record-json.ts';
import type { Marks } from './use-marks.ts';

interface MarksBarProps {
  cluster: string;
  topic: string;
  serdes: { keySerde: string; valueSerde: string };
  marks: Marks;
  onDiff: (a: RecordEvent, b: RecordEvent) => void;
}

/** What can be done with the ticked records. */
export function MarksBar({ cluster, topic, serdes, marks, onDiff }: MarksBarProps) {
  const client = useQueryClient();
  const { records } = marks;
  const [a, b] = records;
  if (!a) return null;
  const whole = (record: RecordEvent) =>
    record.key?.truncated || record.value?.truncated || record.headers.some(({ value }) => value?.truncated)
      ? client.fetchQuery(messageQuery({ cluster, topic }, record.partition, record.offset, serdes))
      : record;
  const copied = async () => {
    const lines: string[] = [];
    for (const record of records) lines.push(recordJson(topic, await whole(record), 'line'));
    return `${lines.join('\n')}\n`;
  };
  return (
    <div className="selbar" role="toolbar" aria-label="Selection">
      <b className="strong" role="status">
        {plural(records.length, 'record')} selected
      </b>
      <CopyButton wide label="Copy as JSON lines" text={copied} />
      <Button
        size="sm"
        icon="diff"
        disabledReason={records.length === 2 ? undefined : 'Choose 2 records to compare'}
        onClick={() => b && onDiff(a, b)}
      >
        Diff
      </Button>
      <Button size="sm" variant="ghost" className="end" onClick={() => marks.only([])}>
        Clear <kbd>Esc</kbd>
      </Button>
    </div>
  );
}
