import { AppError } from '../../lib/errors.ts';
import type { TimeRange } from '../observe/lag/lag-over-time.ts';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const mostPoints = 1_000;
const usualPoints = 240;
/** As often as offsets are sampled. */
const shortestStepMs = 5_000;

/** The moments that a lag chart shows. Throws BAD_REQUEST that names the parameter and what it must be. */
export function lagRange(
  { from, to, step }: { from: string; to: string; step?: number | undefined },
  now: number,
): TimeRange {
  const range = { from: timeOf('from', from, now), to: timeOf('to', to, now) };
  if (range.from >= range.to) throw wrong('from', 'must be before to');
  const length = range.to - range.from;
  const wanted = step ?? roundUp(length / usualPoints);
  return { ...range, step: Math.max(wanted, shortestStepMs, Math.ceil(length / mostPoints)) };
}

function timeOf(name: string, text: string, now: number): number {
  if (text === 'now') return now;
  const [, digits, unit = ''] = /^-(\d{1,9})([smhd])$/.exec(text) ?? [];
  const at =
    digits !== undefined ? now - Number(digits) * (unitMs[unit] ?? 0) : instant.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) {
    throw wrong(
      name,
      `must be now, a time such as 2026-11-20T10:00:00Z or a duration before now such as -2h, not "${text}"`,
    );
  }
  return at;
}

function roundUp(ms: number): number {
  return Math.ceil(ms / shortestStepMs) * shortestStepMs;
}

function wrong(field: string, problem: string): AppError {
  return new AppError('BAD_REQUEST', `The parameter \`${field}\` ${problem}.`, {
    details: { fields: [{ in: 'query', field, problem }] },
  });
}
