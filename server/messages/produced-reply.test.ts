import { expect, it } from 'vitest';
import { produce } from '../../lib/contracts/produce.ts';
import { AppError, type Outcome } from '../../lib/errors.ts';
import type { Written } from '../kafka/writer/delivery.ts';
import { auditResult } from './produce-audit.ts';
import { producedReply } from './produced-reply.ts';

const written = (offset: bigint | null): Outcome<Written> => ({
  ok: true,
  value: { topic: 't', partition: 1, offset, timestamp: 5n },
});
const refused = (details: Record<string, unknown> = {}): Outcome<Written> => ({
  ok: false,
  error: new AppError('RECORD_TOO_LARGE', 'The record is too large.', { details }),
});
const tooLarge = { code: 'RECORD_TOO_LARGE', message: 'The record is too large.' };
const place = { partition: 1, offset: '9007199254740993', timestamp: '5' };

it('one record answers with its place', () => {
  const reply = producedReply([written(9007199254740993n)], false);
  expect(produce.reply.parse(reply)).toEqual(place);
  expect(producedReply([written(null)], false)).toEqual({ ...place, offset: null });
});

it('a list answers for each of its records, in its order', () => {
  const reply = producedReply([written(9007199254740993n), refused()], true);
  expect(produce.reply.parse(reply)).toEqual({ items: [place, { error: tooLarge }], written: 1, failed: 1 });
  expect(producedReply([written(9007199254740993n)], true)).toEqual({ items: [place], written: 1, failed: 0 });
});

it('where nothing was written the error is the reply, with what became of each', () => {
  expect(() => producedReply([refused({ bytes: 7 })], false)).toThrow(
    expect.objectContaining({ ...tooLarge, details: { bytes: 7 } }),
  );
  expect(() => producedReply([refused(), refused()], true)).toThrow(
    expect.objectContaining({
      code: 'RECORD_TOO_LARGE',
      message: 'No record of the list was written. The first: The record is too large.',
      details: { items: [{ error: tooLarge }, { error: tooLarge }] },
    }),
  );
});

it('the history says where records are and how it ended, never what is in them', () => {
  const partitions = [{ partition: 1, records: 2, from: '4', to: '5' }];
  expect(auditResult([written(4n), written(5n)])).toEqual({
    state: 'applied',
    body: { written: 2, failed: 0, partitions },
  });
  expect(auditResult([written(4n), written(5n), refused()])).toEqual({
    state: 'partly',
    error: tooLarge,
    body: { written: 2, failed: 1, partitions },
  });
  expect(auditResult([refused()])).toMatchObject({ state: 'failed', error: tooLarge });
  expect(auditResult([refused({ outcome: 'unknown' })])).toMatchObject({ state: 'unknown' });
  expect(auditResult([written(null)]).body).toEqual({
    written: 1,
    failed: 0,
    partitions: [{ partition: 1, records: 1 }],
  });
});
