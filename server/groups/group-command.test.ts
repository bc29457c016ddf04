import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConnectionConfig } from '../config/cluster.ts';
import { csvCommand, deleteOffsetsCommand, resetCommand } from './group-command.ts';

const connection: ConnectionConfig = { bootstrapServers: ['a:9092', 'b:9092'], clientId: 'c', tls: null, sasl: null };
const partitions = [
  { topic: 'orders', partition: 0 },
  { topic: 'users', partition: 3 },
  { topic: 'orders', partition: 2 },
];
const oneLine = (command: string) => command.replaceAll(' \\\n ', '');

describe('Kafka’s own command', () => {
  test('names the tool and the scope in the words of the type of group', () => {
    const reset = (type: 'classic' | 'consumer' | 'share' | 'streams', scope: 'all' | string | typeof partitions) =>
      oneLine(resetCommand(connection, { id: 'g', type }, scope, ['--to-latest'])).split('a:9092,b:9092 ');
    expect(reset('classic', 'all')).toEqual([
      'kafka-consumer-groups --bootstrap-server ',
      '--group g --all-topics --reset-offsets --to-latest --execute',
    ]);
    expect(reset('consumer', partitions)[1]).toContain('--topic orders:0,2 --topic users:3 ');
    expect(reset('share', 'orders')).toEqual([
      'kafka-share-groups --bootstrap-server ',
      '--group g --topic orders --reset-offsets --to-latest --execute',
    ]);
    expect(reset('streams', 'all')[1]).toContain('--all-input-topics');
    expect(reset('streams', 'orders')[1]).toContain('--input-topic orders ');
  });

  test('is a comment where the tool for share groups has no word for it', () => {
    const group = { id: 'g', type: 'share' as const };
    expect(csvCommand(connection, group, [{ topic: 'orders', partition: 0, offset: 5n }])).toMatch(
      /^# .*not to offsets/,
    );
    expect(deleteOffsetsCommand(connection, group, partitions)).toMatch(/^# .*whole topics only/);
    expect(deleteOffsetsCommand(connection, group, 'orders')).toContain('--delete-offsets --group g --topic orders');
  });

  test('gives a shell the group’s name as it is, whatever is in it', () => {
    const print = `kafka-consumer-groups() { printf '%s\\0' "$@"; };`;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`ab'"\\$\`; \n*é`) }), (id) => {
        const command = resetCommand(connection, { id, type: 'classic' }, 'all', ['--to-latest']);
        const words = execFileSync('bash', ['-c', `${print} ${command}`], { encoding: 'utf8' }).split('\0');
        expect(words[words.indexOf('--group') + 1]).toBe(id);
      }),
      { numRuns: 20 },
    );
  });
});
