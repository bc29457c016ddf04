import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../lib/errors.ts';
import { outcomeOf, outcomeOfFailure } from './outcome.ts';

/** A result for each code; null: it was done. */
function results(...codes: (ErrorCode | null)[]) {
  return codes.map((code, index) => ({
    ...{ resource: `topic-${index}`, field: 'topic', ok: code === null },
    ...(code && { error: { code, message: 'No.' } }),
  }));
}

describe('how a change of several things ended', () => {
  it.each([
    ['applied', 'all were done', [null, null]],
    ['partly', 'one was refused', [null, 'REFUSED_BY_KAFKA']],
    ['failed', 'all were refused', ['REFUSED_BY_KAFKA', 'TOPIC_NOT_FOUND']],
    ['unknown', 'of one nobody knows whether it was done', [null, 'TIMEOUT', 'REFUSED_BY_KAFKA']],
    ['unknown', 'the connection broke on the only one', ['BROKER_UNREACHABLE']],
    ['applied', 'there was nothing to do', []],
  ] as [string, string, (ErrorCode | null)[]][])('is %s when %s', (state, _when, codes) => {
    expect(outcomeOf(results(...codes))).toEqual({ state, results: results(...codes), error: null });
  });

  it('is unknown after a defect of ours, whose words stay inside', () => {
    const { state, error } = outcomeOfFailure(new TypeError('x is not a function'));
    expect([state, error?.code]).toEqual(['unknown', 'INTERNAL']);
    expect(error?.message).not.toContain('x is not a function');
    expect(outcomeOfFailure(new AppError('NOT_AUTHORIZED_BY_KAFKA', 'No.')).state).toBe('failed');
  });
});
