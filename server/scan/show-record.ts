import { isUtf8 } from 'node:buffer';
import type { MessageRecord } from '../../lib/contracts/messages.ts';
import type { Batch } from '../kafka/records/batch.ts';
import type { RawHeader, RecordCursor } from '../kafka/records/record-cursor.ts';
import { decodePayload } from '../serde/decode-payload.ts';
import type { Written } from '../serde/schema/decode-framed.ts';
import type { Messages, SchemaSource } from '../serde/schema/schema-source.ts';
import type { Schemas } from '../serde/schema/schemas.ts';
import type { SerdeName } from '../serde/serde-name.ts';
import type { Usuals } from '../serde/usual.ts';

export interface Show {
  topic: string;
  /** The name of the source whose schemas may be needed; null: the cluster has none. */
  registry: string | null;
  /** What the configuration says that payloads are; absent: nothing. */
  messages?: Messages;
  /** What the topic's payloads usually are; absent: not known. */
  usuals?: Usuals;
  keySerde: SerdeName;
  valueSerde: SerdeName;
  /** How many bytes of a payload are shown. */
  maxBytes: number;
  /** Add the bytes as base64. */
  raw: boolean;
}

/** What a thread has to know of the schemas that a topic's records may need. */
export function schemasOf(source: SchemaSource | null, topic: string): Pick<Show, 'registry' | 'messages'> {
  const messages = source?.messagesOf?.(topic) ?? null;
  return { registry: source?.name ?? null, ...(messages && { messages }) };
}

/** The cursor's current record as it goes over the wire. Throws a RecordsError when its headers make no sense. */
export function showRecord(
  record: RecordCursor,
  partition: number,
  show: Show,
  schemas: Schemas | null,
): MessageRecord {
  const headers = record.headers();
  const written = (part: Written['part']) => ({
    topic: show.topic,
    part,
    headers: () => headers,
    key: record.key,
    schemas,
    message: show.messages?.[part] ?? null,
    usual: show.usuals?.[part] ?? null,
  });
  return {
    partition,
    offset: record.offset.toString(),
    timestamp: record.timestamp.toString(),
    timestampType: record.batch.timestampType,
    key: decodePayload(record.key, { ...show, serde: show.keySerde, written: written('key') }),
    value: decodePayload(record.value, { ...show, serde: show.valueSerde, written: written('value') }),
    headers: showHeaders(headers, show),
    batch: showBatch(record.batch),
    size: record.end - record.start,
  };
}

const shown = new WeakMap<Batch, MessageRecord['batch']>();

/** One object for all records of a batch, so that it leaves the thread once. */
function showBatch(batch: Batch): MessageRecord['batch'] {
  const known = shown.get(batch);
  if (known) return known;
  const idempotent = batch.producerId >= 0n;
  const made = {
    codec: batch.codec,
    baseOffset: batch.baseOffset.toString(),
    records: batch.count,
    leaderEpoch: batch.leaderEpoch,
    producerId: idempotent ? batch.producerId.toString() : null,
    producerEpoch: idempotent ? batch.producerEpoch : null,
    sequence: idempotent ? batch.baseSequence : null,
    transactional: batch.transactional,
  };
  shown.set(batch, made);
  return made;
}

/** A record may have thousands of headers: together they show no more than one payload may. */
function showHeaders(headers: RawHeader[], show: Show): MessageRecord['headers'] {
  let left = show.maxBytes;
  return headers.map(({ key, value }) => {
    const shown = decodePayload(value, { ...show, serde: 'auto', maxBytes: left });
    left = Math.max(0, left - (value?.length ?? 0));
    return { key: key.toString(), ...(!isUtf8(key) && { keyBase64: key.toString('base64') }), value: shown };
  });
}
