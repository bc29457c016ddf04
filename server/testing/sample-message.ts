import type { Field, Struct } from '../kafka/protocol/schema.ts';

/**
 * A value of a message in one version in which every field differs from its default, so that a field that is lost,
 * swapped or shifted shows. `seed` varies the numbers and which nullable fields are null.
 */
export function sampleMessage(struct: Struct, seed: number): Record<string, unknown> {
  let count = seed;
  const fieldOf = (field: Field): unknown => {
    count += 1;
    // Null where it is the default would not be written as a tagged field at all.
    if (field.nullable && field.tag === null && count % 3 === 0) return null;
    if (field.array) return [oneOf(field), oneOf(field)];
    return oneOf(field);
  };
  const structOf = ({ fields }: Struct): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field.name, field.present ? fieldOf(field) : field.makeDefault()]));
  const oneOf = (field: Field): unknown => {
    count += 1;
    if (typeof field.type !== 'string') return structOf(field.type);
    switch (field.type) {
      case 'bool':
        return field.makeDefault() !== true;
      case 'int8':
        return (count % 100) + 2;
      case 'int16':
      case 'uint16':
        return (count % 30_000) + 2;
      case 'int32':
        return count * 7 + 2;
      case 'int64':
        return 2n ** 60n + BigInt(count);
      case 'float64':
        return count + 0.5;
      case 'string':
        return `text ${count} é`;
      case 'uuid':
        return Buffer.from(`0123456789ab${String(count).padStart(4, '0')}`.slice(-16)).toString('base64url');
      default:
        return Buffer.from(`bytes ${count}`);
    }
  };
  return structOf(struct);
}
