import type { MessageRecord } from '@/lib/contracts/messages.ts';
import { draftOf, type PayloadDraft } from './payload-draft.ts';

export const partitioners = ['murmur2', 'crc32', 'fnv1a', 'random', 'roundRobin'] as const;
export const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export const lineKeys = ['shared', 'tab', 'colon', 'comma'] as const;
export const acks = ['all', 'leader', 'none'] as const;

export interface HeaderDraft {
  /** Stays with its row while others come and go. */
  id: number;
  key: string;
  /** The key's bytes where they are not UTF-8; then they can't be typed. */
  keyBase64?: string;
  value: PayloadDraft;
}

/** The form as it stands. */
export interface Draft {
  key: PayloadDraft;
  value: PayloadDraft;
  headers: readonly HeaderDraft[];
  /** Every line of the value that is not blank is a record. */
  lines: boolean;
  /** Of lines: one for all, or at the beginning of each, up to the first of these. */
  keys: (typeof lineKeys)[number];
  /** A number as typed; empty: the partitioner chooses. */
  partition: string;
  partitioner: (typeof partitioners)[number];
  /** As typed; empty: now. */
  timestamp: string;
  compression: (typeof codecs)[number];
  acks: (typeof acks)[number];
}

export const emptyDraft: Draft = {
  key: { form: 'null', text: '' },
  value: { form: 'json', text: '' },
  headers: [],
  lines: false,
  keys: 'shared',
  partition: '',
  partitioner: 'murmur2',
  timestamp: '',
  compression: 'none',
  acks: 'all',
};

/** Key, value and headers of a record byte for byte, for its own partition. Null: a part of it came without its bytes. */
export function draftAgain({ key, value, headers, partition }: MessageRecord): Draft | null {
  const parts = [key, value, ...headers.map((header) => header.value)];
  if (parts.some((part) => part !== null && part.base64 === undefined)) return null;
  return {
    ...emptyDraft,
    key: draftOf(key),
    value: draftOf(value),
    headers: headers.map(({ keyBase64, ...header }, id) => ({
      id,
      key: header.key,
      ...(keyBase64 !== undefined && { keyBase64 }),
      value: draftOf(header.value),
    })),
    partition: String(partition),
  };
}
