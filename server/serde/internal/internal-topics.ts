import { compileDecoder } from '../../kafka/protocol/decode.ts';
import type { MessageDefinition } from '../../kafka/protocol/definitions.ts';
import { Reader } from '../../kafka/protocol/reader.ts';
import { type Struct, structAt } from '../../kafka/protocol/schema.ts';
import records from './records.json' with { type: 'json' };

/** What Kafka writes into its own topics, as its coordinators define it. */
export type InternalSerde = 'consumer-offsets' | 'transaction-state' | 'share-group-state';

export interface InternalRecord {
  name: string;
  /** Its number is the first two bytes of a key. */
  key: MessageDefinition & { apiKey: number };
  value: MessageDefinition;
}

const topics: Readonly<Record<string, InternalSerde>> = {
  __consumer_offsets: 'consumer-offsets',
  __transaction_state: 'transaction-state',
  __share_group_state: 'share-group-state',
};

const defined: Record<InternalSerde, readonly InternalRecord[]> = records;

export function internalSerde(topic: string): InternalSerde | null {
  return topics[topic] ?? null;
}

export function isInternalSerde(serde: string): serde is InternalSerde {
  return serde in defined;
}

export interface InternalPart {
  /** Kafka's name of it. */
  name: string;
  /** As Kafka's formatters write it: `{type, data}` for keys and `{version, data}` for values. */
  value: unknown;
}

/** Throws an Error that says why it is no such key. */
export function readInternalKey(serde: InternalSerde, bytes: Buffer): InternalPart {
  const { record, type } = recordOf(serde, bytes);
  return { name: `${record.name}Key`, value: { type, data: read(record.key, 0, bytes) } };
}

/** The key tells what the value is. Throws an Error that says why it is no such value. */
export function readInternalValue(serde: InternalSerde, bytes: Buffer, key: Buffer | null): InternalPart {
  if (key === null) throw new Error('the record has no key that tells what it is');
  const { record } = recordOf(serde, key);
  const version = numberIn(bytes);
  return { name: `${record.name}Value`, value: { version, data: read(record.value, version, bytes) } };
}

function recordOf(serde: InternalSerde, key: Buffer): { record: InternalRecord; type: number } {
  const type = numberIn(key);
  const record = defined[serde].find((each) => each.key.apiKey === type);
  if (!record) throw new Error(`Kafka has no key with the number ${type} there`);
  return { record, type };
}

function numberIn(bytes: Buffer): number {
  if (bytes.length < 2) throw new Error(`${bytes.length} bytes are too few`);
  return bytes.readInt16BE();
}

function read(definition: MessageDefinition, version: number, bytes: Buffer): unknown {
  const reader = new Reader(bytes);
  reader.int16();
  const data = compileDecoder(presentIn(structAt(definition, version)))(reader);
  if (reader.remaining > 0) throw new Error(`${reader.remaining} bytes follow its last field`);
  return data;
}

/** Without the fields that this version lacks; a tagged one that was not written is undefined. */
function presentIn({ flexible, fields }: Struct): Struct {
  const present = fields.filter((field) => field.present);
  const own = present.map((field) => (field.tag === null ? field : { ...field, makeDefault: () => undefined }));
  const inside = own.map((field) =>
    typeof field.type === 'string' ? field : { ...field, type: presentIn(field.type) },
  );
  return { flexible, fields: inside };
}
