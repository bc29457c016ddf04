/** Where a value stands in its text, `[start, end)` in UTF-16 units: `text.slice(start, end)` is the value as it was sent. */
interface Span {
  start: number;
  end: number;
}

export interface JsonMember {
  key: string;
  value: JsonNode;
}

/** A JSON value that lost nothing: numbers stay text, members keep their order, and a key that comes twice is there twice. */
export type JsonNode = Span &
  (
    | { kind: 'object'; members: JsonMember[] }
    | { kind: 'array'; items: JsonNode[] }
    | { kind: 'string'; value: string }
    | { kind: 'number' | 'boolean' | 'null' }
  );

export type JsonResult =
  | { ok: true; root: JsonNode }
  | { ok: false; reason: 'syntax' | 'depth' | 'nodes'; at: number; message: string };

export interface JsonLimits {
  depth: number;
  nodes: number;
}

const defaultLimits: JsonLimits = { depth: 500, nodes: 250_000 };

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\n\r]*/y;

class Refusal extends Error {
  readonly reason: 'syntax' | 'depth' | 'nodes';
  readonly at: number;

  constructor(reason: 'syntax' | 'depth' | 'nodes', at: number, message: string) {
    super(message);
    this.reason = reason;
    this.at = at;
  }
}

/** Reads exactly what JSON.parse accepts (RFC 8259), within limits that keep a hostile document harmless. */
export function parseJson(text: string, limits: JsonLimits = defaultLimits): JsonResult {
  try {
    return { ok: true, root: new Parser(text, limits).document() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, reason: error.reason, at: error.at, message: error.message };
  }
}

class Parser {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;
  #nodes = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): JsonNode {
    this.#space();
    const root = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected();
    return root;
  }

  #value(depth: number): JsonNode {
    if (depth > this.#limits.depth) {
      throw new Refusal('depth', this.#at, `Nested deeper than ${this.#limits.depth} levels`);
    }
    if (++this.#nodes > this.#limits.nodes) {
      throw new Refusal('nodes', this.#at, `More than ${this.#limits.nodes} values`);
    }
    const start = this.#at;
    switch (this.#text[start]) {
      case '{':
        return { kind: 'object', members: this.#list('}', () => this.#member(depth)), start, end: this.#at };
      case '[':
        return { kind: 'array', items: this.#list(']', () => this.#value(depth + 1)), start, end: this.#at };
      case '"':
        return { kind: 'string', value: this.#string(), start, end: this.#at };
      case 't':
        return { kind: 'boolean', start, end: this.#word('true') };
      case 'f':
        return { kind: 'boolean', start, end: this.#word('false') };
      case 'n':
        return { kind: 'null', start, end: this.#word('null') };
      default:
        return { kind: 'number', start, end: this.#number() };
    }
  }

  #member(depth: number): JsonMember {
    if (this.#text[this.#at] !== '"') throw this.#unexpected();
    const key = this.#string();
    this.#space();
    if (this.#text[this.#at] !== ':') throw this.#unexpected();
    this.#at++;
    this.#space();
    return { key, value: this.#value(depth + 1) };
  }

  #list<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return items;
    }
    for (;;) {
      items.push(item());
      this.#space();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== close) throw this.#unexpected();
      this.#at++;
      if (next === close) return items;
      this.#space();
    }
  }

  #string(): string {
    const start = this.#at++;
    for (let escaped = false; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code < 0x20 || Number.isNaN(code)) throw this.#unexpected();
      if (code === 0x22) {
        this.#at++;
        return escaped ? this.#unescape(start) : this.#text.slice(start + 1, this.#at - 1);
      }
      if (code === 0x5c) {
        escaped = true;
        this.#at++;
      }
    }
  }

  #unescape(start: number): string {
    try {
      return JSON.parse(this.#text.slice(start, this.#at));
    } catch {
      throw new Refusal('syntax', start, 'A string with an unknown escape');
    }
  }

  #number(): number {
    number.lastIndex = this.#at;
    if (!number.test(this.#text)) throw this.#unexpected();
    this.#at = number.lastIndex;
    return this.#at;
  }

  #word(word: string): number {
    if (!this.#text.startsWith(word, this.#at)) throw this.#unexpected();
    this.#at += word.length;
    return this.#at;
  }

  #space(): void {
    space.lastIndex = this.#at;
    space.test(this.#text);
    this.#at = space.lastIndex;
  }

  #unexpected(): Refusal {
    const found = this.#text[this.#at];
    return new Refusal(
      'syntax',
      this.#at,
      found === undefined ? 'The text ends too early' : `Unexpected ${JSON.stringify(found)}`,
    );
  }
}
