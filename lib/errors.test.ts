import { describe, expect, it, vi } from 'vitest';
import { AppError, toAppError } from './errors.ts';

describe('an expected failure', () => {
  it('is recognised when another copy of the class made it', async () => {
    vi.resetModules();
    const copy = await import('./errors.ts');
    expect(copy.AppError).not.toBe(AppError);
    const foreign = new copy.AppError('TOPIC_NOT_FOUND', 'There is no topic x.');
    expect(foreign).toBeInstanceOf(AppError);
    expect(toAppError(foreign)).toBe(foreign);
    expect(foreign.status).toBe(404);
  });

  it('is nothing else: a defect stays a defect, and tells nothing', () => {
    for (const defect of [new TypeError('secret'), { code: 'TOPIC_NOT_FOUND' }, null, 'text']) {
      expect(toAppError(defect)).toMatchObject({ code: 'INTERNAL', cause: defect });
      expect(toAppError(defect).message).not.toContain('secret');
    }
  });
});
