import { isUtf8 } from 'node:buffer';
import { exactJson, shortFloat } from './exact-json.ts';
import type { Format } from './format.ts';

/** Numbers as Kafka's own serializers write them: big-endian, nothing else around them. */
function number(name: Format['name'], size: number, read: (bytes: Buffer) => number | bigint): Format {
  return {
    name,
    decode(bytes, whole) {
      if (!whole || bytes.length !== size) return { refusal: `not ${size} bytes long` };
      // What JSON has no number for is not quoted here.
      return { text: exactJson(read(bytes), 'base64').replaceAll('"', '') };
    },
    value: (bytes) => (bytes.length === size ? read(bytes) : undefined),
  };
}

export const int32 = number('int32', 4, (bytes) => bytes.readInt32BE());
export const int64 = number('int64', 8, (bytes) => bytes.readBigInt64BE());
export const float = number('float', 4, (bytes) => shortFloat(bytes.readFloatBE()));
export const double = number('double', 8, (bytes) => bytes.readDoubleBE());

/** Kafka's serializer writes it as text; others write its 16 bytes. */
export const uuid: Format = {
  name: 'uuid',
  decode(bytes, whole) {
    const text = whole ? uuidIn(bytes) : undefined;
    return text === undefined ? { refusal: 'neither 16 bytes nor the text of a UUID' } : { text };
  },
  value: uuidIn,
};

function uuidIn(bytes: Buffer): string | undefined {
  if (bytes.length === 16) return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const text = isUtf8(bytes) ? bytes.toString() : '';
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text : undefined;
}
