import type { LogSource } from '../log-source.ts';
import { mergeSummary, newSummary, type Summary } from './summary.ts';

/** What has been counted of one partition. */
export interface PartitionTotals {
  partition: number;
  records: number;
  nullKeys: number;
  nullValues: number;
  /** Uncompressed. */
  bytes: number;
  oldest: number | null;
  newest: number | null;
}

/** What all slices of a scan have in common so far. */
export class Totals {
  readonly all: Summary = newSummary();
  readonly partitions = new Map<number, PartitionTotals>();

  add(partition: number, summary: Summary): void {
    mergeSummary(this.all, summary);
    const known = this.partitions.get(partition);
    const { records, nullKeys, nullValues, recordSizes, oldest, newest } = summary;
    this.partitions.set(partition, {
      partition,
      records: records + (known?.records ?? 0),
      nullKeys: nullKeys + (known?.nullKeys ?? 0),
      nullValues: nullValues + (known?.nullValues ?? 0),
      bytes: recordSizes.total + (known?.bytes ?? 0),
      oldest: extreme(Math.min, known?.oldest ?? null, oldest),
      newest: extreme(Math.max, known?.newest ?? null, newest),
    });
  }
}

/** A source that adds what its slices hold, each stretch of the log once: those that a walk does not take are left out. */
export function counted(source: LogSource, totals: Totals): LogSource {
  return {
    leaders: (options) => source.leaders(options),
    async read(node, requests, options) {
      const results = await source.read(node, requests, options);
      for (const { partition, from } of requests) {
        const result = results.get(partition);
        if (result?.kind !== 'slice' || result.slice.end <= from || !result.slice.summary) continue;
        totals.add(partition, result.slice.summary);
      }
      return results;
    },
  };
}

function extreme(choose: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
