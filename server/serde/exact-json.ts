/** A number that only its digits tell exactly, such as a decimal. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** How a format writes bytes into JSON: Avro as characters up to U+00FF, Protobuf as base64. */
export type BytesStyle = 'latin1' | 'base64';

/** JSON text with every digit of bigints and decimals; what JSON has no number for is a string, as in `"NaN"`. */
export function exactJson(value: unknown, bytes: BytesStyle): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return numberText(value);
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return typeof value === 'object' && value !== null ? structure(value, bytes) : 'null';
  }
}

function structure(value: object, bytes: BytesStyle): string {
  if (value instanceof Digits) return value.text;
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString(bytes));
  if (Array.isArray(value)) return `[${value.map((each) => exactJson(each, bytes)).join(',')}]`;
  const given = Object.entries(value).filter(([, each]) => each !== undefined);
  const fields = given.map(([name, each]) => `${JSON.stringify(name)}:${exactJson(each, bytes)}`);
  return `{${fields.join(',')}}`;
}

function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

/** The shortest decimal that gives this 32-bit float again: 0.1 and not 0.10000000149011612. */
export function shortFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** Sets a field whatever it is called. */
export function setField(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
