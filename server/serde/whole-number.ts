const longest = 100;

/** The whole number that a JSON number stands for, `5.0` and `1e3` among them; null: it is none, or of absurd length. */
export function wholeNumber(text: string): bigint | null {
  const parts = text.length > longest ? null : /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (!parts) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(sign + whole + fraction);
  const shift = Number(exponent) - fraction.length;
  const power = 10n ** BigInt(Math.abs(shift));
  if (shift >= 0) return digits * power;
  return digits % power === 0n ? digits / power : null;
}
