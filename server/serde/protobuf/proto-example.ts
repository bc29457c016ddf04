import protobuf from 'protobufjs';
import { Digits, setField } from '../exact-json.ts';
import { instantText, Room, sample } from '../example/values.ts';
import { googleName } from './well-known.ts';

interface Making {
  /** Milliseconds since 1970, for times. */
  now: number;
  room: Room;
  /** Messages around this place: one of them again might never end. */
  around: readonly protobuf.Type[];
}

/**
 * A message as the reader would show it, with a value for each field, and of a oneof for its first. Undefined: the type
 * can't end. Throws an Error when it would be too large.
 */
export function protoExample(type: protobuf.Type, now: number): unknown {
  return message(type, { now, room: new Room(), around: [] });
}

function message(type: protobuf.Type, making: Making): unknown {
  const special = wellKnown(googleName(type.fullName) ?? '', making.now);
  if (special !== undefined) return special;
  if (making.around.includes(type)) return undefined;
  const inside = { ...making, around: [...making.around, type] };
  const made: Record<string, unknown> = {};
  const chosen = new Set<protobuf.OneOf>();
  for (const field of type.fieldsArray) {
    field.resolve();
    if (field.partOf && chosen.has(field.partOf)) continue;
    const value = fieldValue(field, inside);
    if (value === undefined && field.required) return undefined;
    if (value === undefined) continue;
    if (field.partOf) chosen.add(field.partOf);
    setField(made, field.name, value);
  }
  return made;
}

function fieldValue(field: protobuf.Field, making: Making): unknown {
  making.room.take();
  const value = one(field, making);
  if (field instanceof protobuf.MapField) return value === undefined ? {} : { [keyOf(field.keyType)]: value };
  return field.repeated ? [value].filter((each) => each !== undefined) : value;
}

function one(field: protobuf.Field, making: Making): unknown {
  const { resolvedType, type, options } = field;
  if (resolvedType instanceof protobuf.Type) return message(resolvedType, making);
  const given: unknown = options?.default;
  if (resolvedType instanceof protobuf.Enum) return given ?? Object.keys(resolvedType.values)[0];
  if (type === 'bytes') return sample.base64;
  if (type === 'string') return given ?? sample.text;
  if (type === 'bool') return given ?? true;
  if (given !== undefined) return digits(given);
  return type === 'float' || type === 'double' ? 1.5 : 1;
}

/** Of proto2: `inf` and `nan` are written in another way in JSON. */
function digits(given: unknown): unknown {
  const text = String(given);
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? new Digits(text) : 1;
}

function keyOf(type: string): string {
  if (type === 'string') return sample.key;
  return type === 'bool' ? 'true' : '1';
}

/** Undefined: it is shown by its fields. */
function wellKnown(short: string, now: number): unknown {
  switch (short) {
    case 'Timestamp':
      return `${instantText(now, 0)}Z`;
    case 'Duration':
      return '1s';
    case 'FieldMask':
      return sample.key;
    case 'Struct':
      return { [sample.key]: sample.text };
    case 'ListValue':
      return [sample.text];
    case 'Any':
      return { '@type': 'type.googleapis.com/google.protobuf.StringValue', value: sample.text };
    case 'Value':
    case 'StringValue':
      return sample.text;
    case 'BytesValue':
      return sample.base64;
    case 'BoolValue':
      return true;
    case 'FloatValue':
    case 'DoubleValue':
      return 1.5;
    default:
      return /^U?Int(32|64)Value$/.test(short) ? 1 : undefined;
  }
}
