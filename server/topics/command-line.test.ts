import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../config/secret.ts';
import { testCluster } from '../testing/context.ts';
import { kafkaCommand, shellQuote, topicPattern } from './command-line.ts';

const { connection } = testCluster();

describe('a command line', () => {
  test('reads like one that somebody would type', () => {
    expect(
      kafkaCommand(connection, 'kafka-topics', [['--create', '--topic', 'orders'], [], ['--config', 'a=x y']]),
    ).toBe(
      ['kafka-topics --bootstrap-server 127.0.0.1:9092 \\', '  --create --topic orders \\', "  --config 'a=x y'"].join(
        '\n',
      ),
    );
  });

  test('of a secured cluster names the file with the settings and holds no secret', () => {
    const sasl = { mechanism: 'plain', username: 'ada', password: new Secret('hunter2') } as const;
    const command = kafkaCommand({ ...connection, sasl }, 'kafka-topics', [['--list']]);
    expect(command).toContain('--command-config client.properties');
    expect(command).not.toMatch(/hunter2|ada/);
  });

  test('gives every word to the program as it was, whatever it holds', () => {
    const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const script = `printf '%s\\0' ${words.map(shellQuote).join(' ')}`;
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(words.map((one) => `${one}\0`).join(''));
      }),
      { numRuns: 50 },
    );
  });

  test('names one topic, where the tool takes a pattern', () => {
    const pattern = new RegExp(`^(${topicPattern('a.b')})$`);
    expect(['a.b', 'a-b', 'axb'].filter((name) => pattern.test(name))).toEqual(['a.b']);
  });
});
