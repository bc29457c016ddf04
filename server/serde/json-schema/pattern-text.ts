const most = 200;

/**
 * A text that the pattern probably matches, of a length between `min` and `max`; null: none was found. Of alternatives it
 * is the first; back references and what looks ahead or behind are not followed, so the text has to be checked.
 */
export function patternText(pattern: string, min: number, max: number): string | null {
  for (const often of [1, 0, ...Array.from({ length: Math.min(min, most) }, (_, index) => index + 2)]) {
    const text = new PatternWalk(pattern, often).text();
    if (text !== null && text.length >= min && text.length <= max) return text;
  }
  return null;
}

const likely = [...'aA1x0Z_- .,:/@#'];
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));
const characters = [...likely, ...ascii, ...'éßЖ中あ€\t\n'];

class PatternWalk {
  #at = 0;
  readonly #pattern: string;
  /** How often something stands there that may be repeated at will. */
  readonly #often: number;

  constructor(pattern: string, often: number) {
    this.#pattern = pattern;
    this.#often = often;
  }

  text(): string | null {
    const text = this.#alternatives();
    return this.#at === this.#pattern.length ? text : null;
  }

  #alternatives(): string {
    const first = this.#sequence();
    while (this.#takes('|')) this.#sequence();
    return first;
  }

  #sequence(): string {
    let text = '';
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern[this.#at] ?? '')) {
      const one = this.#one();
      text += one.repeat(this.#count());
    }
    return text;
  }

  /** How often the thing before it stands there. */
  #count(): number {
    const found = this.#match(/[*+?]|\{(\d+)(,)?(\d*)\}/y);
    if (!found) return 1;
    this.#takes('?');
    const [sign, from = '', open, to = ''] = found;
    const least = from === '' ? Number(sign === '+') : Number(from);
    if (from !== '' && open === undefined) return Math.min(least, most);
    const greatest = to === '' ? (sign === '?' ? 1 : most) : Number(to);
    return Math.min(Math.max(least, this.#often), greatest, most);
  }

  #one(): string {
    const around = this.#match(/\((\?(?:[:=!]|<[=!]|<\w+>))?/y);
    if (around) {
      const inside = this.#alternatives();
      this.#takes(')');
      return /^\?<?[=!]$/.test(around[1] ?? '') ? '' : inside;
    }
    if (this.#match(/[$^]|\\[bB]/y)) return '';
    const found = this.#match(/\[(?:\\.|[^\\\]])*\]|\\u\{[^}]*\}|\\[pP]\{[^}]*\}|\\u.{4}|\\x..|\\c.|\\.|./suy);
    return found ? this.#character(found[0]) : '';
  }

  #character(source: string): string {
    if (!/^[\\[.]/.test(source)) return source;
    try {
      const pattern = new RegExp(`^${source}$`, /^(\[|\\[pu])/.test(source) ? 'u' : '');
      const literal = source.replace(/^\\/, '');
      return (
        [...(source.startsWith('\\') && pattern.test(literal) ? [literal] : []), ...characters].find((each) =>
          pattern.test(each),
        ) ?? ''
      );
    } catch {
      return '';
    }
  }

  #match(what: RegExp): RegExpExecArray | null {
    what.lastIndex = this.#at;
    const found = what.exec(this.#pattern);
    if (found) this.#at += found[0].length;
    return found;
  }

  #takes(character: string): boolean {
    const there = this.#pattern[this.#at] === character;
    if (there) this.#at++;
    return there;
  }
}
