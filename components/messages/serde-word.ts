import type { Payload } from '@/lib/contracts/messages.ts';

/** How a payload was read, as people call it. */
export const serdeWord: Record<Payload['serde'], string> = {
  string: 'Text',
  json: 'JSON',
  avro: 'Avro',
  protobuf: 'Protobuf',
  'json-schema': 'JSON Schema',
  'protobuf-raw': 'Protobuf without schema',
  int32: 'Integer, 32 bits',
  int64: 'Integer, 64 bits',
  float: 'Float, 32 bits',
  double: 'Float, 64 bits',
  uuid: 'UUID',
  'consumer-offsets': 'Kafka’s consumer offsets',
  'transaction-state': 'Kafka’s transactions',
  'share-group-state': 'Kafka’s share groups',
  'time-windowed': 'Time window and key',
  'session-windowed': 'Session and key',
  hex: 'Hex',
  base64: 'Base64',
  empty: 'Empty',
};

const inJson = new Set<Payload['serde']>([
  ...(['json', 'avro', 'protobuf', 'json-schema', 'protobuf-raw', 'consumer-offsets'] as const),
  ...(['transaction-state', 'share-group-state', 'time-windowed', 'session-windowed'] as const),
]);

/** Whether its text is JSON. */
export function isInJson({ serde }: Payload): boolean {
  return inJson.has(serde);
}
