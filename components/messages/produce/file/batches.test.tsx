import { describe, expect, it } from 'vitest';
import { batchesOf, type Kept, linesOf } from './batches.ts';

const all: Kept = { partitions: true, timestamps: true };

async function batches(text: string | Uint8Array<ArrayBuffer>, kept = all, from = 1) {
  const found = [];
  for await (const batch of batchesOf(linesOf(new Blob([text])), kept, from)) found.push(batch);
  return found;
}

describe('a file of records', () => {
  it('is sent as it stands, digits and all, without blank lines', async () => {
    const text = '{"value":{"json":{"id":9007199254740993.10}}}\n\n{"key":null,"value":{"text":"é\\n"}}\r\n';
    expect(await batches(text)).toEqual([
      {
        firstLine: 1,
        lastLine: 3,
        records: 2,
        json: '[{"value":{"json":{"id":9007199254740993.10}}},{"key":null,"value":{"text":"é\\n"}}]',
      },
    ]);
  });

  it('leaves places and times out when keys and the clock are to choose', async () => {
    const text = '{"partition":3,"offset":"7","timestamp":"1","value":{"json":{"partition":4}}}';
    const [batch] = await batches(text, { partitions: false, timestamps: false });
    expect(batch?.json).toBe('[{"offset":"7","value":{"json":{"partition":4}}}]');
  });

  it('is cut into requests, and goes on from a line', async () => {
    const text = Array.from({ length: 2500 }, (_, n) => `{"value":{"text":"${n}"}}`).join('\n');
    const found = await batches(text);
    expect(found.map(({ firstLine, lastLine, records }) => [firstLine, lastLine, records])).toEqual([
      [1, 1000, 1000],
      [1001, 2000, 1000],
      [2001, 2500, 500],
    ]);
    expect((await batches(text, all, 2001)).map(({ json }) => json)).toEqual([found[2]?.json]);
    const large = Array.from({ length: 4 }, () => `{"value":{"text":"${'x'.repeat(2_500_000)}"}}`).join('\n');
    expect((await batches(large)).map(({ records }) => records)).toEqual([2, 2]);
  });

  it.each([
    ['{"value":null}\n{"value":', { line: 2, message: 'The text ends too early at character 10.' }],
    ['[1]', { line: 1, message: expect.stringMatching(/must be an object/) }],
    [
      `{"value":{"text":"${'x'.repeat(7_000_000)}"}}`,
      { line: 1, message: expect.stringMatching(/can be sent at once/) },
    ],
  ])('names the line that is no record', async (text, problem) => {
    await expect(batches(text)).rejects.toMatchObject(problem);
  });

  it('that is not UTF-8 is refused', async () => {
    await expect(batches(Uint8Array.of(0x7b, 0xff))).rejects.toBeInstanceOf(TypeError);
  });
});
