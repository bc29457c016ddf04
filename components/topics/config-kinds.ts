import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { configHint } from '@/lib/format/config-value.ts';

/** The values that Kafka's documentation lists for a setting; the first is Kafka's own default. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'cleanup.policy': ['delete', 'compact', 'compact,delete'],
  'compression.type': ['producer', 'uncompressed', 'zstd', 'lz4', 'snappy', 'gzip'],
  'message.timestamp.type': ['CreateTime', 'LogAppendTime'],
};

type Described = Pick<ConfigEntry, 'name' | 'type'>;

/** What may be chosen for a setting; null: it is typed. A value that stands there already is always among them. */
export function choicesOf({ name, type }: Described, value: string | null): readonly string[] | null {
  const listed = type === 'boolean' ? ['true', 'false'] : choices[name];
  if (!listed) return null;
  return value === null || listed.includes(value) ? listed : [value, ...listed];
}

const units: Readonly<Record<string, bigint>> = {
  ms: 1n,
  s: 1_000n,
  m: 60_000n,
  min: 60_000n,
  h: 3_600_000n,
  d: 86_400_000n,
};
const sizes: Readonly<Record<string, bigint>> = {
  b: 1n,
  kb: 1_000n,
  mb: 1_000_000n,
  gb: 1_000_000_000n,
  tb: 1_000_000_000_000n,
  kib: 1n << 10n,
  mib: 1n << 20n,
  gib: 1n << 30n,
  tib: 1n << 40n,
};
const limits = { short: 1n << 15n, int: 1n << 31n, long: 1n << 63n } as const;

export type ConfigInput = { ok: true; value: string } | { ok: false; error: string };

/** What a person typed as Kafka wants it: `7d` of a time is milliseconds, `1 GiB` of a size bytes. */
export function readConfig({ name, type }: Described, text: string): ConfigInput {
  const given = text.trim();
  if (type === 'double') {
    return Number.isFinite(Number(given)) && given !== '' ? { ok: true, value: given } : wrong(given, 'a number');
  }
  if (type !== 'short' && type !== 'int' && type !== 'long') return { ok: true, value: given };
  const number = wholeNumber(name, given);
  if (number === null) return wrong(given, 'a whole number', exampleOf(name));
  if (number >= limits[type] || number < -limits[type]) {
    return { ok: false, error: `The most that Kafka takes here is ${limits[type] - 1n}.` };
  }
  return { ok: true, value: String(number) };
}

/** What stands under the input: what the number means, or which number is meant. */
export function explainConfig(entry: Described, text: string): string | null {
  const read = readConfig(entry, text);
  if (!read.ok) return null;
  const hint = configHint(entry.name, read.value);
  if (read.value !== text.trim()) return `= ${read.value}${hint ? `, ${hint}` : ''}`;
  return hint && `= ${hint}`;
}

/** What a setting is before it is set: the cluster's own value, where the broker tells it. */
export function unsetValue({ source, value, default: fallback }: ConfigEntry): string | null {
  return source === 'topic' ? fallback : value;
}

function wholeNumber(name: string, text: string): bigint | null {
  const [, digits, unit = ''] = /^(-?\d{1,20})\s*([a-z]*)$/i.exec(text) ?? [];
  if (digits === undefined) return null;
  if (unit === '') return BigInt(digits);
  const factor = (name.endsWith('.ms') ? units : name.endsWith('.bytes') ? sizes : {})[unit.toLowerCase()];
  return factor === undefined ? null : BigInt(digits) * factor;
}

function exampleOf(name: string): string {
  if (name.endsWith('.ms')) return ' of milliseconds, or a time such as 7d';
  return name.endsWith('.bytes') ? ' of bytes, or a size such as 1GiB' : '';
}

function wrong(given: string, what: string, more = ''): ConfigInput {
  return { ok: false, error: given === '' ? `Give ${what}${more}.` : `“${given}” is not ${what}${more}.` };
}
