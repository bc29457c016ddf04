import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode, type Outcome } from '../../../lib/errors.ts';
import { answerTo, type PartitionAnswer, produceRequest, unanswered } from './produce-request.ts';
import { type Acks, type Attempted, judge, leavesDoubt, patienceWith } from './verdict.ts';

const answered = (errorCode: number, bad: number[] = []): Outcome<PartitionAnswer> => ({
  ok: true,
  value: {
    ...unanswered,
    errorCode,
    recordErrors: bad.map((batchIndex) => ({ batchIndex, batchIndexErrorMessage: 'no' })),
  },
});
const failed = (code: ErrorCode, sent = false): Outcome<PartitionAnswer> => ({
  ok: false,
  error: new AppError(code, 'no', { details: { sent } }),
});
const verdict = (answer: Outcome<PartitionAnswer>, attempted: Partial<Attempted> = {}) =>
  judge(answer, { count: 3, acks: -1, doubt: false, ...attempted });

describe('what follows from an answer', () => {
  it.each([
    ['written', 0],
    ['there already', 46],
  ])('%s: it is written', (_, code) => {
    expect(verdict(answered(code))).toEqual({ kind: 'written' });
  });

  it('a leader that has moved, or replicas that are missing: the same bytes again', () => {
    for (const code of [5, 6, 7, 19, 20, 56]) expect(verdict(answered(code))).toEqual({ kind: 'retry' });
  });

  it('a batch that is too large, or a time that spoils it: smaller batches, until it is one record', () => {
    for (const code of [10, 18, 32, 87]) {
      expect(verdict(answered(code))).toEqual({ kind: 'split' });
      expect(verdict(answered(code), { count: 1 })).toEqual({ kind: 'refuse' });
    }
  });

  it('the broker names the records that spoil the batch: the others go without them', () => {
    expect(verdict(answered(87, [1]))).toEqual({ kind: 'without', places: new Set([1]) });
    expect(verdict(answered(87, [7]))).toEqual({ kind: 'split' });
  });

  it('what may be there already is never sent in another shape', () => {
    for (const code of [10, 87]) expect(verdict(answered(code, [1]), { doubt: true })).toEqual({ kind: 'refuse' });
  });

  it('a producer that is out of step or fenced begins anew', () => {
    expect(verdict(answered(45))).toEqual({ kind: 'renew', producer: false });
    expect(verdict(answered(59))).toEqual({ kind: 'renew', producer: false });
    for (const code of [47, 49, 90]) expect(verdict(answered(code))).toEqual({ kind: 'renew', producer: true });
  });

  it('a lost connection is tried again where nothing can be written twice, else the outcome stays unknown', () => {
    const lost = failed('BROKER_UNREACHABLE', true);
    expect(verdict(lost, { doubt: true })).toEqual({ kind: 'retry' });
    for (const acks of [1, 0] as const) {
      expect(verdict(lost, { doubt: true, acks })).toEqual({ kind: 'refuse' });
      expect(verdict(failed('BROKER_UNREACHABLE'), { acks })).toEqual({ kind: 'retry' });
    }
  });

  it('what no further attempt can mend is refused', () => {
    expect(verdict(answered(29))).toEqual({ kind: 'refuse' });
    expect(verdict(failed('KAFKA_AUTHENTICATION_FAILED'))).toEqual({ kind: 'refuse' });
  });
});

describe('doubt', () => {
  it.each<[Outcome<PartitionAnswer>, Acks, boolean]>([
    [failed('BROKER_UNREACHABLE', true), -1, true],
    [failed('BROKER_UNREACHABLE', false), -1, false],
    [answered(20), -1, true],
    [answered(19), -1, false],
    [answered(7), -1, true],
    [answered(6), -1, true],
    [answered(6), 1, false],
    [answered(10), -1, false],
  ])('case %#', (answer, acks, doubt) => {
    expect(leavesDoubt(answer, acks)).toBe(doubt);
  });
});

it('a topic that stays unknown is waited for only shortly, unless something may have been written', () => {
  const unknown = new AppError('TOPIC_NOT_FOUND', 'no');
  expect(patienceWith(unknown, false, 30_000)).toBe(3_000);
  expect(patienceWith(unknown, true, 30_000)).toBe(30_000);
  expect(patienceWith(new AppError('NO_LEADER', 'no'), false, 30_000)).toBe(30_000);
});

it('a leader that answers without a word about a partition leaves in doubt whether it wrote there', () => {
  const bytes = Buffer.from('x');
  const parts = [0, 1].map((partition) => ({ topic: 't', partition, bytes }));
  const request = produceRequest(parts, { acks: -1, timeoutMs: 1, transactionalId: null });
  expect(request.topicData).toEqual([
    {
      name: 't',
      partitionData: [
        { index: 0, records: bytes },
        { index: 1, records: bytes },
      ],
    },
  ]);
  const response = { responses: [{ name: 't', partitionResponses: [{ index: 0, ...unanswered }] }] };
  const [first, second] = parts.map((part) => answerTo(part, response as never));
  expect(first).toMatchObject({ ok: true });
  expect(second).toMatchObject({ ok: false, error: { code: 'KAFKA_PROTOCOL_ERROR' } });
  expect(leavesDoubt(second as Outcome<PartitionAnswer>, -1)).toBe(true);
});
