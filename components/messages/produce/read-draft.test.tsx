import { describe, expect, it } from 'vitest';
import { recordEvent, textPayload } from '../testing/events.ts';
import { type Draft, draftAgain, emptyDraft } from './draft.ts';
import { isFaulty, readDraft } from './read-draft.ts';

const at = { partitions: 6, zone: 'Europe/Berlin', now: Date.UTC(2026, 10, 21, 8) };
const text = (value: string) => ({ form: 'text', text: value }) as const;
const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft, value: text('v'), ...part });
const recordsOf = (part: Partial<Draft>) => readDraft(draft(part), at).records;
const faultsOf = (part: Partial<Draft>) => readDraft(draft(part), at).faults;

it('a form that was hardly touched is a record without a key, for the partitioner of Java, of now', () => {
  expect(readDraft(draft({}), at)).toEqual({
    faults: { headers: new Map() },
    records: [
      { key: null, value: { text: 'v' }, headers: [], partitioner: 'murmur2', compression: 'none', acks: 'all' },
    ],
  });
});

it('headers go in their order, repeated ones and null among them', () => {
  const headers = [
    { id: 4, key: 'attempt', value: text('1') },
    { id: 2, key: 'attempt', value: { form: 'null', text: 'waits' } as const },
    { id: 9, key: '\uFFFD', keyBase64: '/w==', value: { form: 'hex', text: '00 ff' } as const },
  ];
  expect(recordsOf({ headers })[0]?.headers).toEqual([
    { key: 'attempt', value: { text: '1' } },
    { key: 'attempt', value: null },
    { keyBase64: '/w==', value: { hex: '00ff' } },
  ]);
});

it.each([
  ['2026-06-01 10:00:00.250', '2026-06-01T08:00:00.250Z'],
  ['09:30', '2026-11-21T08:30:00.000Z'],
  ['2026-11-20T10:00:00+05:30', '2026-11-20T04:30:00.000Z'],
  ['9223372036854775807', '9223372036854775807'],
])('the time %s is meant in the zone of the console: %s', (timestamp, sent) => {
  expect(recordsOf({ timestamp })[0]?.timestamp).toBe(sent);
});

it.each([
  [{ partition: '6' }, { partition: 'There is no partition 6; the last is 5.' }],
  [{ partition: '-1' }, { partition: 'A partition is a number.' }],
  [{ timestamp: 'tomorrow' }, { timestamp: 'A time such as 10:00, 2026-11-20 10:00:00.250, or milliseconds.' }],
  [{ timestamp: '-2h' }, { timestamp: 'A time such as 10:00, 2026-11-20 10:00:00.250, or milliseconds.' }],
  [{ timestamp: '1969-12-31' }, { timestamp: 'Kafka keeps no times before 1970.' }],
])('%j is said to be wrong', (part, wrong) => {
  expect(faultsOf(part)).toMatchObject(wrong);
  expect(isFaulty(faultsOf(part))).toBe(true);
});

it('a chosen partition leaves the partitioner unasked', () => {
  expect(recordsOf({ partition: ' 3 ' })[0]).toMatchObject({ partition: 3 });
  expect(recordsOf({ partition: ' 3 ' })[0]).not.toHaveProperty('partitioner');
});

describe('lines', () => {
  it('are records, but for blank ones; each has key and headers', () => {
    const records = recordsOf({ lines: true, key: text('k'), value: { form: 'json', text: '{"n":1}\n\n  \n[2]\n' } });
    expect(records.map(({ key, value }) => ({ key, value }))).toEqual([
      { key: { text: 'k' }, value: { text: '{"n":1}' } },
      { key: { text: 'k' }, value: { text: '[2]' } },
    ]);
  });

  it('that are wrong are told by their place in the whole text', () => {
    const { value } = faultsOf({ lines: true, value: { form: 'json', text: '{"n":1}\n\n{"n":}' } });
    expect(value).toEqual({ message: 'Line 3, column 6: Unexpected "}".', at: 14 });
  });

  it('have to be there, and no more than a request takes', () => {
    expect(faultsOf({ lines: true, value: text(' \n') }).value?.message).toBe('There is no line that is not blank.');
    expect(faultsOf({ lines: true, value: text('x\n'.repeat(10_000)) }).value).toBeUndefined();
    expect(faultsOf({ lines: true, value: text('x\n'.repeat(10_001)) }).value?.message).toBe(
      '10,001 records; a batch has 10,000 at most.',
    );
  });

  it('may begin with their own keys, in the form of the key', () => {
    const value = { form: 'json', text: 'a:{"n":1}\n\nb c:[2:3]' } as const;
    const part = { lines: true, keys: 'colon', key: text('not this'), value } as const;
    expect(recordsOf(part).map(({ key, value }) => ({ key, value }))).toEqual([
      { key: { text: 'a' }, value: { text: '{"n":1}' } },
      { key: { text: 'b c' }, value: { text: '[2:3]' } },
    ]);
    expect(faultsOf(part).value).toEqual({ message: 'Line 3, column 7: Unexpected ":".', at: 17 });
    expect(faultsOf({ ...part, keys: 'tab' }).value?.message).toBe(
      'Line 1, column 1: No tab ends the key of this line.',
    );
    const hex = { ...part, key: { form: 'hex', text: '' } } as const;
    expect(faultsOf(hex).value?.message).toBe('Line 1, column 2: A digit is missing: a byte has two.');
  });

  it('of no value at all are one tombstone', () => {
    expect(recordsOf({ lines: true, value: { form: 'null', text: 'a\nb' } }).map(({ value }) => value)).toEqual([null]);
  });
});

describe('a record again', () => {
  const payload = (value: string) => textPayload(value, { base64: btoa(value) });

  it('has its key, value, headers and partition, and a time of its own', () => {
    const record = recordEvent(42, {
      partition: 3,
      key: payload('k'),
      value: null,
      headers: [
        { key: 'a', value: payload('1') },
        { key: 'a', value: null },
        { key: '\uFFFD', keyBase64: '/w==', value: textPayload('ff', { serde: 'hex', size: 1, base64: '/w==' }) },
      ],
    });
    const again = draftAgain(record);
    expect(again && readDraft(again, at).records).toEqual([
      {
        key: { text: 'k' },
        value: null,
        headers: [
          { key: 'a', value: { text: '1' } },
          { key: 'a', value: null },
          { keyBase64: '/w==', value: { base64: '/w==' } },
        ],
        partition: 3,
        compression: 'none',
        acks: 'all',
      },
    ]);
  });

  it('is not offered when a part came without its bytes', () => {
    expect(draftAgain(recordEvent(1, { key: payload('k'), value: textPayload('***') }))).toBeNull();
  });
});
