import type { LogSource } from '../scan/log-source.ts';
import { type FoundEvent, runScan, type ScanRange, type ScanResult } from '../scan/run-scan.ts';
import type { FakeLog, FakeSourceOptions, LogRecord, LogStep } from './fake-log.ts';

export const last: LogStep = { kind: 'batch', producer: null, times: [20], gaps: [], codec: 'none', size: 1 };

export const cursorAt = () => null;

interface Page {
  records: LogRecord[];
  result: ScanResult;
  events: FoundEvent[];
}

export async function page(
  ranges: ScanRange[],
  limit: number,
  order: 'newest' | 'oldest',
  { source, leaders }: { source: LogSource; leaders: Map<number, number> },
  now = Date.now,
): Promise<Page> {
  const signal = new AbortController().signal;
  const scan = runScan(
    { order, live: false, sparse: false, limit, ranges },
    { source, leaders, signal, now, cursorAt: (places) => places.map(({ position }) => position).join(' ') },
  );
  const events: FoundEvent[] = [];
  for (;;) {
    const next = await scan.next();
    if (next.done) {
      return { records: recordsOf(events), result: next.value, events };
    }
    events.push(next.value);
  }
}

export const recordsOf = (events: readonly FoundEvent[]): LogRecord[] =>
  events.flatMap((event) => {
    if (event.type !== 'record') return [];
    return [{ partition: event.partition, offset: BigInt(event.offset), timestamp: BigInt(event.timestamp) }];
  });

export function rangesOf(logs: readonly FakeLog[], isolation: FakeSourceOptions['isolation']): ScanRange[] {
  return logs.map((log) => ({
    partition: log.partition,
    start: 0n,
    end: isolation === 'read_committed' ? log.lastStable : log.end,
  }));
}

/** Where a further page goes on, as the cursor would say it. */
export function after(ranges: ScanRange[], result: ScanResult, order: 'newest' | 'oldest'): ScanRange[] {
  return ranges.map((range, index) => {
    const position = result.partitions[index]?.position ?? -1n;
    return order === 'newest' ? { ...range, end: position } : { ...range, start: position };
  });
}
