import type { Outcome } from '../../lib/errors.ts';
import { plural } from '../../lib/format/number.ts';
import type { LightIntent, LightResult } from '../change/record.ts';
import type { Written } from '../kafka/writer/delivery.ts';
import type { RecordToSend } from '../kafka/writer/lanes.ts';

/** What the history keeps before records are written: how many and where to, never what is in them. */
export function auditIntent(
  topic: string,
  records: readonly RecordToSend[],
  settings: { acks: string; codec: string },
): LightIntent {
  const count = plural(records.length, 'record');
  const partitions = [...new Set(records.map(({ partition }) => partition))].sort((a, b) => a - b);
  const where = partitions.length === 1 ? `partition ${partitions[0]}` : plural(partitions.length, 'partition');
  return {
    kind: 'produce',
    title: `Produce ${count} to ${topic}`,
    summary: `${count} to ${where}.`,
    resources: [{ type: 'topic', name: topic }],
    body: { topic, records: records.length, partitions, ...settings },
  };
}

/** How it ended, by partition: the first and the last offset of what is there now. */
export function auditResult(outcomes: readonly Outcome<Written>[]): LightResult {
  const written = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const [first] = errors;
  const body = { written: written.length, failed: errors.length, partitions: spans(written) };
  if (!first) return { state: 'applied', body };
  const unclear = errors.some(({ details }) => details?.outcome === 'unknown');
  const state = unclear ? 'unknown' : written.length > 0 ? 'partly' : 'failed';
  return { state, error: { code: first.code, message: first.message }, body };
}

function spans(written: readonly Written[]): { partition: number; records: number; from?: string; to?: string }[] {
  return [...Map.groupBy(written, ({ partition }) => partition)].map(([partition, own]) => {
    const offsets = own.flatMap(({ offset }) => (offset === null ? [] : [offset]));
    const [from, to] = [offsets[0], offsets.at(-1)];
    const known = from === undefined || to === undefined ? {} : { from: `${from}`, to: `${to}` };
    return { partition, records: own.length, ...known };
  });
}
