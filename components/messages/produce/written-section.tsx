'use client';

import Link from 'next/link';
import type { Column } from '@/components/table/column.ts';
import { DataTable } from '@/components/table/data-table.tsx';
import { Note } from '@/components/ui/note.tsx';
import { useZone } from '@/components/ui/preferences.tsx';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { formatDateTime } from '@/lib/format/time.ts';
import { routes } from '@/lib/routes.ts';
import type { RecordOutcome } from './outcome.ts';

interface WrittenSectionProps {
  cluster: string;
  topic: string;
  outcomes: readonly RecordOutcome[];
  /** No broker was asked whether they arrived. */
  unasked: boolean;
}

/** Where the records of the last answer are, each with its link; those that have no place say why. */
export function WrittenSection({ cluster, topic, outcomes, unasked }: WrittenSectionProps) {
  const zone = useZone();
  const failed = outcomes.filter(({ ok }) => !ok).length;
  const [only] = outcomes;
  if (only === undefined) return null;
  const written = outcomes.length - failed;
  return (
    <section aria-label="Answer" className="answer">
      {written > 0 && (
        <Note
          state={failed > 0 ? 'warning' : unasked ? 'info' : 'ok'}
          title={unasked ? 'Sent; no broker was asked whether it arrived.' : summary(written, failed)}
        >
          {only.ok && outcomes.length === 1 && (
            <>
              <PlaceLink cluster={cluster} topic={topic} outcome={only} />, {timeOf(only, zone)}.
            </>
          )}
        </Note>
      )}
      {outcomes.length > 1 && (
        <DataTable
          label="Records of the batch"
          className="batch"
          columns={columns(cluster, topic, zone)}
          rows={outcomes}
          rowKey={({ index }) => String(index)}
          tone={({ ok }) => (ok ? undefined : 'bad')}
        />
      )}
    </section>
  );
}

function summary(written: number, failed: number): string {
  if (failed > 0)
    return `${plural(written, 'record')} of ${formatInteger(written + failed)} written, ${formatInteger(failed)} refused.`;
  return written === 1 ? 'Written.' : `${plural(written, 'record')} written.`;
}

function columns(cluster: string, topic: string, zone: string): Column<RecordOutcome>[] {
  return [
    { id: 'index', header: 'Record', numeric: true, width: 64, cell: ({ index }) => formatInteger(index + 1) },
    {
      id: 'place',
      header: 'Place',
      width: 240,
      cell: (outcome) =>
        outcome.ok ? <PlaceLink cluster={cluster} topic={topic} outcome={outcome} /> : outcome.error.message,
    },
    { id: 'time', header: 'Time', width: 180, cell: (outcome) => outcome.ok && timeOf(outcome, zone) },
  ];
}

type Written = Extract<RecordOutcome, { ok: true }>;

function PlaceLink({ cluster, topic, outcome }: { cluster: string; topic: string; outcome: Written }) {
  const { partition, offset } = outcome.written;
  if (offset === null) return `Partition ${partition}, offset not told`;
  return (
    <Link href={routes.message(cluster, topic, partition, offset)}>
      Partition {partition}, offset {formatInteger(offset)}
    </Link>
  );
}

const timeOf = ({ written }: Written, zone: string) => formatDateTime(Number(written.timestamp), zone, 'millisecond');
