import { instantText, sample } from '../example/values.ts';
import { patternText } from './pattern-text.ts';

type Keywords = Readonly<Record<string, unknown>>;

/** A text of the format, that the pattern matches, of a length that is allowed: as far as one is easily found. */
export function exampleText({ format, pattern, minLength, maxLength }: Keywords, now: number, turn: number): string {
  const [min, max] = [numberOr(minLength, 0), numberOr(maxLength, Number.POSITIVE_INFINITY)];
  const known = typeof format === 'string' ? ofFormat(format, now) : undefined;
  if (known !== undefined) return known;
  if (typeof pattern === 'string') return patternText(pattern, min, max) ?? sample.text;
  const text = turn === 0 ? sample.text : `${sample.text}${turn}`;
  return text.padEnd(Math.min(min, mostText), 'x').slice(0, max);
}

const mostText = 10_000;

function ofFormat(format: string, now: number): string | undefined {
  const instant = instantText(now, 0);
  if (format === 'date-time') return `${instant}Z`;
  if (format === 'date') return instant.slice(0, 10);
  return format === 'time' ? `${instant.slice(11)}Z` : formats[format];
}

const formats: Readonly<Record<string, string>> = {
  'iso-date-time': '2026-01-01T12:00:00Z',
  'iso-time': '12:00:00Z',
  duration: 'P1D',
  email: 'name@example.com',
  'idn-email': 'name@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  iri: 'https://example.com/',
  'uri-reference': '/path',
  'iri-reference': '/path',
  'uri-template': '/path/{id}',
  uuid: sample.uuid,
  'json-pointer': '/path',
  'relative-json-pointer': '0/path',
  regex: '.*',
  byte: sample.base64,
};

/** A number within the bounds, where there is one. */
export function exampleNumber(keywords: Keywords, whole: boolean, turn: number): number {
  const step = numberOr(keywords.multipleOf, whole ? 1 : 0.5);
  const low = Math.max(
    numberOr(keywords.minimum, Number.NEGATIVE_INFINITY),
    numberOr(keywords.exclusiveMinimum, Number.NEGATIVE_INFINITY) + tiny(keywords, step),
  );
  const high = Math.min(
    numberOr(keywords.maximum, Number.POSITIVE_INFINITY),
    numberOr(keywords.exclusiveMaximum, Number.POSITIVE_INFINITY) - tiny(keywords, step),
  );
  const start = Math.min(Math.max(whole ? 1 : 1.5, low) + turn * step, high);
  if (!whole && keywords.multipleOf === undefined) return rounded(start);
  const up = rounded(Math.ceil(start / step) * step);
  return up <= high ? up : rounded(Math.floor(high / step) * step);
}

/** How far from an excluded bound: less than a step where the bounds are close together. */
function tiny({ exclusiveMinimum, exclusiveMaximum, minimum, maximum, multipleOf }: Keywords, step: number): number {
  const width = numberOr(exclusiveMaximum ?? maximum, Number.NaN) - numberOr(exclusiveMinimum ?? minimum, Number.NaN);
  return width <= step && multipleOf === undefined ? width / 2 : step;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function numberOr(value: unknown, other: number): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : other;
}
