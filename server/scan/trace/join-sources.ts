import { outcome } from '../../../lib/errors.ts';
import type { LogSource, ReadOptions, ReadRequest, ReadResult } from '../log-source.ts';

/** One topic's log, and which of its partitions are read. */
export interface Part {
  source: LogSource;
  partitions: readonly number[];
}

/**
 * Several topics as if they were one: each partition has a slot, which is its number in the joined source and in the
 * events that come out of it. Slots follow the topics' order, then the partitions'.
 */
export function joinSources(parts: readonly Part[]): LogSource {
  const slots = parts.flatMap(({ source, partitions }) => partitions.map((partition) => ({ source, partition })));
  return {
    async leaders(options) {
      const known = new Map(
        await Promise.all(parts.map(async ({ source }) => [source, await source.leaders(options)] as const)),
      );
      const led = slots.map(({ source, partition }, slot) => [slot, known.get(source)?.get(partition)] as const);
      return new Map(led.flatMap(([slot, node]) => (node === undefined ? [] : [[slot, node]])));
    },
    async read(node, requests, options) {
      const results = new Map<number, ReadResult>();
      const bySource = Map.groupBy(requests, ({ partition: slot }) => (slots[slot] as (typeof slots)[number]).source);
      await Promise.all([...bySource].map(([source, own]) => readOne(source, node, own, options, results)));
      return results;
    },
  };

  async function readOne(
    source: LogSource,
    node: number,
    requests: readonly ReadRequest[],
    options: ReadOptions,
    results: Map<number, ReadResult>,
  ): Promise<void> {
    const asked = requests.map((request) => ({ ...request, partition: slots[request.partition]?.partition ?? 0 }));
    const read = await outcome(() => source.read(node, asked, options));
    for (const [index, { partition: slot }] of requests.entries()) {
      if (!read.ok) results.set(slot, { kind: 'failed', error: read.error, retriable: true });
      const result = read.ok ? read.value.get(asked[index]?.partition ?? 0) : undefined;
      if (result) results.set(slot, inSlot(result, slot));
    }
  }
}

function inSlot(result: ReadResult, slot: number): ReadResult {
  if (result.kind !== 'slice') return result;
  const items = result.slice.items.map((item) => ({ ...item, event: { ...item.event, partition: slot } }));
  return { ...result, slice: { ...result.slice, items } };
}
