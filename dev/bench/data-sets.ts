import { type Codec, codecs } from '../../server/kafka/records/batch.ts';

export interface DataSet {
  topic: string;
  codec: Codec;
  partitions: number;
  records: number;
  /** Bytes of a value, about. */
  size: number;
  /** What the values look like. */
  shape: 'order' | 'nested' | 'avro';
  /** Most records are replaced by later ones of the same key, and cleaned away. */
  compacted: boolean;
}

/** In every so many records one has the needle; the last is in the last 1 %. */
export const needles = 100;
/** The records are spread over so long, in milliseconds. */
export const spanMs = 10 * 24 * 3_600_000;

const plain = { partitions: 12, size: 300, shape: 'order', compacted: false } as const;

/** The topics that are searched; `scale` 1 is the full size. */
export function dataSets(scale: number): DataSet[] {
  const million = Math.round(1_000_000 * scale);
  return [
    ...codecs.map((codec): DataSet => ({ ...plain, topic: `orders.${codec}`, codec, records: 5 * million })),
    { ...plain, topic: 'nested.zstd', codec: 'zstd', records: million, size: 2000, shape: 'nested' },
    { ...plain, topic: 'compacted.lz4', codec: 'lz4', records: million, compacted: true },
    { ...plain, topic: 'fifty.lz4', codec: 'lz4', records: million, partitions: 50 },
    { ...plain, topic: 'avro.lz4', codec: 'lz4', records: million, shape: 'avro' },
  ];
}

/** The text that record `index` of the set has to be found by; null: it has none. */
export function needleAt({ records }: DataSet, index: number): string | null {
  const every = Math.max(1, Math.floor(records / needles));
  // The middle of each stretch, so that the last lies half a percent before the end.
  return index % every === every >> 1 ? `needle-${Math.floor(index / every)}-` : null;
}
