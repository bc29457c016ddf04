export type NumberInput = { ok: true; value: number | undefined } | { ok: false; error: string };

/** A count that may be left out. */
export function readCount(text: string, most: number): NumberInput {
  const given = text.trim();
  if (given === '') return { ok: true, value: undefined };
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= 1 && value <= most) return { ok: true, value };
  return { ok: false, error: `A whole number from 1 to ${most.toLocaleString('en-US')}.` };
}
