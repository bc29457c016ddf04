import { describe, expect, it } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { Secret } from '../config/secret.ts';
import { createLogger } from './log.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): unknown {
  const lines: string[] = [];
  write(createLogger({ cluster: 'shop' }, (line) => lines.push(line)));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
  return JSON.parse(lines[0] ?? '');
}

describe('a line of the log', () => {
  it('is one line of JSON with level, event and what was bound, whatever the text holds', () => {
    expect(logged((log) => log.warn('odd', { text: 'two\nlines', offset: 9007199254740993n }))).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      level: 'warn',
      event: 'odd',
      cluster: 'shop',
      text: 'two\nlines',
      offset: '9007199254740993',
    });
  });

  it('shows no secret, however deep', () => {
    const line = logged((log) => log.info('connecting', { sasl: { username: 'u', password: new Secret('hunter2') } }));
    expect(line).toMatchObject({ sasl: { username: 'u', password: '***' } });
  });

  it('is written although something in it refers to itself', () => {
    const socket: Record<string, unknown> = { host: 'kafka' };
    socket.self = socket;
    expect(logged((log) => log.warn('odd', { socket }))).toMatchObject({
      level: 'warn',
      event: 'odd',
      text: expect.stringContaining("host: 'kafka'"),
    });
  });

  it('tells an error with its stack and its cause', () => {
    const error = new AppError('CLUSTER_UNREACHABLE', 'No broker answers.', { cause: new Error('ECONNREFUSED') });
    expect(logged((log) => log.error('sample-failed', { error }))).toMatchObject({
      error: {
        name: 'AppError',
        code: 'CLUSTER_UNREACHABLE',
        message: 'No broker answers.',
        stack: expect.stringContaining('log.test.ts'),
        cause: { message: 'ECONNREFUSED' },
      },
    });
  });
});
