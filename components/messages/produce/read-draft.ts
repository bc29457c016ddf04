import type { z } from 'zod';
import type { recordInput } from '@/lib/contracts/produce.ts';
import { readPosition } from '@/lib/format/position.ts';
import type { Draft } from './draft.ts';
import { hasKeysInLines, isBatch, linesFault, linesOf } from './lines.ts';
import { type Fault, faultOf, inputOf, schemaFaultOf } from './payload-draft.ts';

export type RecordBody = z.input<typeof recordInput>;

export interface Faults {
  key?: Fault;
  value?: Fault;
  /** Why there is no schema to write the key, the value by. */
  keySchema?: string;
  valueSchema?: string;
  partition?: string;
  timestamp?: string;
  /** By the header's id. */
  headers: ReadonlyMap<number, Fault>;
}

interface Circumstances {
  /** How many the topic has; null while that is not known. */
  partitions: number | null;
  zone: string;
  now: number;
}

/** What would be sent, and what is wrong with it. */
export function readDraft(draft: Draft, at: Circumstances): { records: RecordBody[]; faults: Faults } {
  const lines = linesOf(draft);
  const timestamp = readTimestamp(draft.timestamp, at);
  const faults: Faults = {
    ...named('key', hasKeysInLines(draft) ? null : faultOf(draft.key)),
    ...named('value', isBatch(draft) ? linesFault(draft, lines) : faultOf(draft.value)),
    ...named('keySchema', schemaFaultOf(draft.key)),
    ...named('valueSchema', schemaFaultOf(draft.value)),
    ...named('partition', partitionFault(draft.partition, at.partitions)),
    ...named('timestamp', timestamp.fault),
    headers: new Map(draft.headers.flatMap(({ id, value }) => pair(id, faultOf(value)))),
  };
  const shared = {
    headers: draft.headers.map(({ key, keyBase64, value }) => ({
      ...(keyBase64 === undefined ? { key } : { keyBase64 }),
      value: inputOf(value),
    })),
    ...(draft.partition.trim() === ''
      ? { partitioner: draft.partitioner }
      : { partition: Number(draft.partition.trim()) }),
    ...named('timestamp', timestamp.text),
    compression: draft.compression,
    acks: draft.acks,
  };
  return {
    faults,
    records: lines.map(({ key, value }) => ({
      key: key && inputOf(key.draft),
      value: inputOf(value.draft),
      ...shared,
    })),
  };
}

export const isFaulty = ({ headers, ...faults }: Faults) => headers.size > 0 || Object.keys(faults).length > 0;

function partitionFault(text: string, partitions: number | null): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (!/^\d{1,10}$/.test(trimmed)) return 'A partition is a number.';
  if (partitions === null || Number(trimmed) < partitions) return null;
  return `There is no partition ${trimmed}; the last is ${partitions - 1}.`;
}

/** A time as typed, for the API: an instant, or milliseconds as they are; neither: now. */
export function readTimestamp(
  text: string,
  { zone, now }: Pick<Circumstances, 'zone' | 'now'>,
): { text?: string; fault?: string } {
  if (text.trim() === '') return {};
  const read = readPosition(text, zone, now);
  if (!read.ok || !/^\d/.test(read.position))
    return { fault: 'A time such as 10:00, 2026-11-20 10:00:00.250, or milliseconds.' };
  if (Date.parse(read.position) < 0) return { fault: 'Kafka keeps no times before 1970.' };
  return { text: read.position };
}

const named = <Name extends string, T>(name: Name, value: T | null | undefined) =>
  (value === null || value === undefined ? {} : { [name]: value }) as { [Key in Name]?: T };

const pair = (id: number, fault: Fault | null): [number, Fault][] => (fault === null ? [] : [[id, fault]]);
