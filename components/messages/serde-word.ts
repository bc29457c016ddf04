import type { Payload } from '@/lib/contracts/messages.ts';

/** How a payload was read, as people call it. */
export const serdeWord: Record<Payload['serde'], string> = {
  string: 'Text',
  json: 'JSON',
  avro: 'Avro',
  protobuf: 'Protobuf',
  'json-schema': 'JSON Schema',
  hex: 'Hex',
  base64: 'Base64',
  empty: 'Empty',
};

const inJson = new Set<Payload['serde']>(['json', 'avro', 'protobuf', 'json-schema']);

/** Whether its text is JSON. */
export function isInJson({ serde }: Payload): boolean {
  return inJson.has(serde);
}
