import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { parseRange, type RangeText } from './parse-range.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const parse = (text: Partial<RangeText>) => parseRange({ order: 'oldest', to: 'latest', ...text }, now);
const at = (text: string) => ({ kind: 'time', at: BigInt(Date.parse(text)) });

describe('the range of a query', () => {
  test.each<[Partial<RangeText>, object]>([
    [{}, { from: { kind: 'earliest' }, to: { kind: 'latest' }, slackMs: null, partitions: null }],
    [{ to: 'live' }, { from: { kind: 'latest' }, to: { kind: 'live' } }],
    [
      { to: 'live', from: 'earliest' },
      { from: { kind: 'earliest' }, to: { kind: 'live' } },
    ],
    [
      { from: '0', to: '9223372036854775807' },
      { from: { offset: 0n }, to: { offset: 2n ** 63n - 1n } },
    ],
    [{ from: '2026-11-20T10:00:00Z' }, { from: at('2026-11-20T10:00:00Z') }],
    [{ from: '2026-11-20T10:00+02:00' }, { from: at('2026-11-20T08:00:00Z') }],
    [{ from: '2026-11-20T10:00:00.125Z', to: '-30m' }, { to: at('2026-11-20T11:30:00Z') }],
    [{ from: '-2h' }, { from: at('2026-11-20T10:00:00Z') }],
    [
      { from: '-1d', to: '-90s' },
      { from: at('2026-11-19T12:00:00Z'), to: at('2026-11-20T11:58:30Z') },
    ],
    [{ from: '1969-12-31T23:59:59.999Z' }, { from: { kind: 'time', at: 0n } }],
    [{ slack: '0' }, { slackMs: 0n }],
    [{ slack: '90s' }, { slackMs: 90_000n }],
    [{ partitions: '0,3,5-7' }, { partitions: [0, 3, 5, 6, 7] }],
    [{ partitions: '7,2-3, 3' }, { partitions: [2, 3, 7] }],
  ])('%o is understood', (text, range) => {
    expect(parse(text)).toMatchObject(range);
  });

  test.each<[Partial<RangeText>, string, RegExp]>([
    [{ from: 'yesterday' }, 'from', /must be earliest, latest, an offset such as 42/],
    [{ from: '-1' }, 'from', /must be/],
    [{ from: '2h' }, 'from', /must be/],
    [{ from: '9223372036854775808' }, 'from', /must be/],
    [{ from: '2026-13-45T10:00:00Z' }, 'from', /must be/],
    [{ from: '2026-11-20' }, 'from', /a time such as/],
    [{ from: '2026-11-20T10:00:00 02:00' }, 'from', /%2B/],
    [{ from: 'live' }, 'from', /must be/],
    [{ to: 'earliest' }, 'to', /must be latest, live/],
    [{ to: 'live', order: 'newest' }, 'to', /order=oldest/],
    [{ from: '10', to: '9' }, 'to', /before `from`/],
    [{ from: '-1h', to: '-2h' }, 'to', /before `from`/],
    [{ slack: '10' }, 'slack', /such as 10m/],
    [{ partitions: '' }, 'partitions', /0,3,5-7/],
    [{ partitions: '1,,2' }, 'partitions', /0,3,5-7/],
    [{ partitions: '7-5' }, 'partitions', /write 5-7/],
    [{ partitions: '0-99999999' }, 'partitions', /smaller/],
    [{ partitions: '99999999999' }, 'partitions', /0,3,5-7/],
  ])('%o is refused by name', (text, field, words) => {
    try {
      parse(text);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.code).toBe('BAD_REQUEST');
      expect(error.message).toContain(`The parameter \`${field}\` `);
      expect(error.message).toMatch(words);
      expect(error.details).toMatchObject({ fields: [{ in: 'query', field }] });
      return;
    }
    throw new Error('nothing was refused');
  });
});
