import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, parseJson } from './parse-json.ts';

/** What JSON.parse would have made of it. */
function plain(node: JsonNode, text: string): unknown {
  if (node.kind === 'object') {
    return Object.fromEntries(node.members.map((member) => [member.key, plain(member.value, text)]));
  }
  if (node.kind === 'array') return node.items.map((item) => plain(item, text));
  return node.kind === 'string' ? node.value : JSON.parse(text.slice(node.start, node.end));
}

/** Every leaf as it stands in the text. */
function leaves(node: JsonNode, text: string): string[] {
  if (node.kind === 'object') return node.members.flatMap((member) => leaves(member.value, text));
  if (node.kind === 'array') return node.items.flatMap((item) => leaves(item, text));
  return [text.slice(node.start, node.end)];
}

function rootOf(text: string): JsonNode {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.message} at ${result.at}`);
  return result.root;
}

const accepted = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const indent = fc.constantFrom('', ' ', '\t', '    ');

describe('reading JSON without loss', () => {
  it('finds the same structure as JSON.parse', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), indent, (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(plain(rootOf(text), text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const tokens = fc.constantFrom(
      ...'{}[],:"\\ \n\tu0019ae-+.truefalsn'.split(''),
      'true',
      'null',
      '"a"',
      '{"a":',
      '\\u00e4',
    );
    fc.assert(
      fc.property(fc.string({ unit: tokens, maxLength: 12 }), (text) => {
        expect(parseJson(text).ok).toBe(accepted(text));
      }),
      { numRuns: 5_000 },
    );
    const document = fc.jsonValue().map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(document, fc.nat(), fc.string({ maxLength: 2 }), (text, position, insert) => {
        const at = position % (text.length + 1);
        const broken = text.slice(0, at) + insert + text.slice(at + 1);
        expect(parseJson(broken).ok).toBe(accepted(broken));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every digit as it was sent', () => {
    const sent = ['9007199254740995', '1249.90', '-0', '1E400', '0.1000000000000000055511151231257827', '1e-7'];
    expect(leaves(rootOf(`[${sent.join(' , ')}]`), `[${sent.join(' , ')}]`)).toEqual(sent);
  });

  it('keeps a key that comes twice, and the order in which keys came', () => {
    const root = rootOf('{"b":1,"10":2,"a":3,"b":4,"__proto__":5}');
    expect(root.kind === 'object' && root.members.map((member) => member.key)).toEqual([
      'b',
      '10',
      'a',
      'b',
      '__proto__',
    ]);
  });

  it('knows where each value stands', () => {
    const text = ' { "a" : [ 1 , { "b" : "x" } ] } ';
    const root = rootOf(text);
    expect(text.slice(root.start, root.end)).toBe('{ "a" : [ 1 , { "b" : "x" } ] }');
  });

  it('stops at its limits and says which', () => {
    expect(parseJson('['.repeat(100_000))).toMatchObject({ ok: false, reason: 'depth', at: 501 });
    expect(parseJson('[1,2,3]', { depth: 5, nodes: 3 })).toMatchObject({ ok: false, reason: 'nodes' });
  });

  it('says where a text stops being JSON', () => {
    expect(parseJson('{"a":tru}')).toEqual({ ok: false, reason: 'syntax', at: 5, message: 'Unexpected "t"' });
    expect(parseJson('[1,')).toEqual({ ok: false, reason: 'syntax', at: 3, message: 'The text ends too early' });
  });
});
