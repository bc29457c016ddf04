import { exactValue } from './decode-json.ts';
import { setField } from './exact-json.ts';

/** The fields of an object that are wanted, each whole or again by its fields. */
export type Parts = ReadonlyMap<string, Parts | null>;

interface Wanted {
  name: string;
  bytes: Buffer;
  /** Null: the field as a whole. */
  parts: readonly Wanted[] | null;
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [brace, braceEnd, bracket, bracketEnd] = [0x7b, 0x7d, 0x5b, 0x5d];
const [minus, plus, dot, zero, nine, letterE] = [0x2d, 0x2b, 0x2e, 0x30, 0x39, 0x65];
const space = 0x20;
const mostDepth = 100;
const escapes = new Set(Buffer.from('"\\/bfnrt'));
const hexDigits = new Set(Buffer.from('0123456789abcdefABCDEF'));
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/**
 * Reads some fields of JSON objects without making the rest, which it only checks: that is faster the more there is of it.
 * The grammar is RFC 8259's; whatever is rare is left to the parser.
 */
export class JsonParts {
  readonly parts: Parts;
  readonly #wanted: readonly Wanted[];
  #bytes: Buffer = Buffer.alloc(0);
  /** Beyond the end once something is not as expected, from where nothing leads back. */
  #at = 0;

  constructor(parts: Parts) {
    this.parts = parts;
    this.#wanted = wantedOf(parts);
  }

  /** An object with the wanted fields as `exactValue` gives them. Undefined: it has to be parsed. `bytes` are UTF-8. */
  read(bytes: Buffer): unknown {
    this.#bytes = bytes;
    this.#at = 0;
    this.#space();
    if (bytes[this.#at] !== brace) return undefined;
    const object = this.#object(this.#wanted, 0);
    this.#space();
    return this.#at === bytes.length ? object : undefined;
  }

  #value({ parts }: Wanted, depth: number): unknown {
    if (parts && this.#bytes[this.#at] === brace) return this.#object(parts, depth);
    const start = this.#at;
    this.#skip(depth);
    if (this.#at > this.#bytes.length) return undefined;
    return exactValue(this.#bytes.toString('utf8', start, this.#at));
  }

  #object(wanted: readonly Wanted[], depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    if (!this.#opens(braceEnd)) return object;
    do {
      this.#space();
      const field = this.#name(wanted);
      this.#space();
      this.#expect(colon);
      this.#space();
      if (field) setField(object, field.name, this.#value(field, depth + 1));
      else this.#skip(depth + 1);
    } while (this.#goesOn(braceEnd));
    return object;
  }

  #skip(depth: number): void {
    const byte = this.#bytes[this.#at];
    if (depth > mostDepth) this.#giveUp();
    else if (byte === quote) this.#string();
    else if (byte === brace) this.#skipObject(depth);
    else if (byte === bracket) this.#skipArray(depth);
    else if (byte === minus || isDigit(byte)) this.#number();
    else this.#word();
  }

  #skipObject(depth: number): void {
    if (!this.#opens(braceEnd)) return;
    do {
      this.#space();
      this.#string();
      this.#space();
      this.#expect(colon);
      this.#space();
      this.#skip(depth + 1);
    } while (this.#goesOn(braceEnd));
  }

  #skipArray(depth: number): void {
    if (!this.#opens(bracketEnd)) return;
    do {
      this.#space();
      this.#skip(depth + 1);
    } while (this.#goesOn(bracketEnd));
  }

  /** Passes the opening byte; false when nothing is inside. */
  #opens(end: number): boolean {
    this.#at++;
    this.#space();
    if (this.#bytes[this.#at] !== end) return true;
    this.#at++;
    return false;
  }

  #goesOn(end: number): boolean {
    this.#space();
    const byte = this.#bytes[this.#at++];
    if (byte === comma) return true;
    if (byte !== end) this.#giveUp();
    return false;
  }

  /** Passes a name; null when it is none of the wanted. One with an escape may be any. */
  #name(wanted: readonly Wanted[]): Wanted | null {
    const start = this.#at + 1;
    if (this.#string()) this.#giveUp();
    const length = this.#at - 1 - start;
    for (const field of wanted) {
      if (field.bytes.length !== length) continue;
      let same = 0;
      while (same < length && this.#bytes[start + same] === field.bytes[same]) same++;
      if (same === length) return field;
    }
    return null;
  }

  /** Passes a string; true when it has an escape. */
  #string(): boolean {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== quote) this.#giveUp();
    let at = this.#at + 1;
    let escaped = false;
    for (;;) {
      const byte = bytes[at] ?? 0;
      if (byte === backslash) {
        escaped = true;
        at = this.#escape(at + 1);
      } else if (byte === quote) {
        this.#at = at + 1;
        return escaped;
      } else if (byte < space) {
        this.#giveUp();
        return escaped;
      } else at++;
    }
  }

  #escape(at: number): number {
    const byte = this.#bytes[at] ?? 0;
    if (escapes.has(byte)) return at + 1;
    const digits = this.#bytes.subarray(at + 1, at + 5);
    const isCharacter = byte === 0x75 && digits.length === 4 && digits.every((digit) => hexDigits.has(digit));
    return isCharacter ? at + 5 : this.#bytes.length;
  }

  #number(): void {
    const bytes = this.#bytes;
    if (bytes[this.#at] === minus) this.#at++;
    if (bytes[this.#at] === zero) this.#at++;
    else this.#digits();
    if (bytes[this.#at] === dot) {
      this.#at++;
      this.#digits();
    }
    if (((bytes[this.#at] ?? 0) | 0x20) !== letterE) return;
    this.#at++;
    if (bytes[this.#at] === plus || bytes[this.#at] === minus) this.#at++;
    this.#digits();
  }

  #digits(): void {
    if (!isDigit(this.#bytes[this.#at])) this.#giveUp();
    while (isDigit(this.#bytes[this.#at])) this.#at++;
  }

  #word(): void {
    const word = words.find((each) => each[0] === this.#bytes[this.#at]);
    if (word) for (const byte of word) this.#expect(byte);
    else this.#giveUp();
  }

  #expect(byte: number): void {
    if (this.#bytes[this.#at] === byte) this.#at++;
    else this.#giveUp();
  }

  #space(): void {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte !== space && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.#at++;
    }
  }

  #giveUp(): void {
    this.#at = this.#bytes.length + 1;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

function wantedOf(parts: Parts): Wanted[] {
  return [...parts].map(([name, inner]) => ({ name, bytes: Buffer.from(name), parts: inner && wantedOf(inner) }));
}
