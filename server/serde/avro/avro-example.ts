import { Digits, setField } from '../exact-json.ts';
import { instantText, Room, sample } from '../example/values.ts';
import type { AvroType, Logical } from './avro-schema.ts';

interface Making {
  /** Milliseconds since 1970, for times. */
  now: number;
  room: Room;
  /** Types around this place: one of them again would never end. */
  around: readonly AvroType[];
}

/**
 * A value that fits the type, as the reader would show it: defaults where there are any, other than null. Undefined: the
 * type can't end. Throws an Error when it would be too large.
 */
export function avroExample(type: AvroType, now: number): unknown {
  return make(type, { now, room: new Room(), around: [] });
}

function make(type: AvroType, making: Making): unknown {
  making.room.take();
  if (making.around.includes(type)) return undefined;
  switch (type.kind) {
    case 'null':
      return null;
    case 'boolean':
      return true;
    case 'int':
    case 'long':
      return timeOf(type.logical?.name ?? '', making.now) ?? 1;
    case 'float':
    case 'double':
      return 1.5;
    case 'string':
      return type.logical?.name === 'uuid' ? sample.uuid : sample.text;
    case 'bytes':
      return logicalBytes(type.logical) ?? sample.text;
    case 'fixed':
      return logicalBytes(type.logical) ?? '\0'.repeat(type.size);
    case 'enum':
      return type.symbols[0];
    case 'array':
      return [make(type.items, making)].filter((item) => item !== undefined);
    case 'map': {
      const value = make(type.values, making);
      return value === undefined ? {} : { [sample.key]: value };
    }
    case 'union':
      return union(type.branches, making);
    case 'record':
      return record(type, { ...making, around: [...making.around, type] });
  }
}

/** The first branch that ends, null last: what may stand there tells more. */
function union(branches: readonly AvroType[], making: Making): unknown {
  for (const branch of branches) {
    const value = branch.kind === 'null' ? undefined : make(branch, making);
    if (value !== undefined) return value;
  }
  return branches.some(({ kind }) => kind === 'null') ? null : undefined;
}

function record({ fields }: Extract<AvroType, { kind: 'record' }>, making: Making): unknown {
  const value = {};
  for (const field of fields) {
    const { name, type, hasDefault } = field;
    const made = hasDefault && field.default !== null ? field.default : make(type, making);
    if (made === undefined && !hasDefault) return undefined;
    setField(value, name, made === undefined ? field.default : made);
  }
  return value;
}

function timeOf(logical: string, now: number): string | null {
  if (logical === 'date') return instantText(now, 0).slice(0, 10);
  const time = /^(?:(local)-)?(timestamp|time)-(millis|micros|nanos)$/.exec(logical);
  if (!time) return null;
  const text = instantText(now, { millis: 3, micros: 6, nanos: 9 }[time[3] as 'millis']);
  if (time[2] === 'time') return text.slice(11);
  return time[1] ? text : `${text}Z`;
}

function logicalBytes(logical: Logical | null): unknown {
  if (logical?.name === 'decimal') return new Digits(logical.scale > 0 ? `0.${'0'.repeat(logical.scale)}` : '0');
  if (logical?.name === 'uuid') return sample.uuid;
  return logical?.name === 'duration' ? 'P0M1DT0.000S' : null;
}
