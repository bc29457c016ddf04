import type { z } from 'zod';

export type Place = 'path' | 'query' | 'body';
type Issue = z.core.$ZodIssue;

export interface WrongField {
  in: Place;
  /** Dotted path, e.g. `headers.0.key`; empty for the body as a whole. */
  field: string;
  /** What it must be: `must be at most 500`. */
  problem: string;
  sentence: string;
}

/** One wrong field of `sent` in plain words; several when one issue names several unknown fields. */
export function describeIssue(issue: Issue, place: Place, sent: unknown): WrongField[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = [...issue.path, key].join('.');
      const problem = 'is not known here';
      return { in: place, field, problem, sentence: `${nameOf(place, field)} ${problem}; leave it out.` };
    });
  }
  const branch = issue.code === 'invalid_union' && !isOurs(issue) && meant(issue.errors);
  if (branch) {
    return branch.flatMap((inner) => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, place, sent));
  }
  const field = issue.path.join('.');
  const problem = demandOf(issue, place, valueAt(sent, issue.path));
  return [{ in: place, field, problem, sentence: `${nameOf(place, field)} ${problem}.` }];
}

/** The schema says itself what it demands. */
const isOurs = ({ message }: Issue) => message.startsWith('must ');

/** Of several shapes that did not fit the one that was meant: its own kind was right, and least of it is wrong. */
function meant(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const otherKind = ({ path, code }: Issue) =>
    path.length === 0 && (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union');
  return branches.filter((issues) => !issues.some(otherKind)).sort((a, b) => a.length - b.length)[0];
}

function nameOf(place: Place, field: string): string {
  if (field === '') return 'The body';
  return { path: `\`${field}\` in the path`, query: `The parameter \`${field}\``, body: `The field \`${field}\`` }[
    place
  ];
}

function demandOf(issue: Issue, place: Place, value: unknown): string {
  if (value === undefined) return place === 'body' ? 'is missing' : 'is missing; give it';
  const shown = shortly(value);
  return shown === null ? mustBe(issue) : `${mustBe(issue)}, not ${shown}`;
}

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], sent);
}

function mustBe(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${withArticle(issue.expected)}`;
    case 'too_small':
    case 'too_big':
      return bound(issue);
    case 'invalid_value':
      return `must be ${listed(issue.values.map((value) => JSON.stringify(value)))}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `must be ${issue.message}` : `must be a valid ${issue.format}`;
    default:
      return isOurs(issue) ? issue.message : `is not valid: ${issue.message}`;
  }
}

function bound(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const atLeast = issue.code === 'too_small';
  const limit = atLeast ? issue.minimum : issue.maximum;
  const words = atLeast ? 'at least' : 'at most';
  if (issue.origin === 'string') return `must have ${words} ${limit} characters`;
  if (issue.origin === 'array' || issue.origin === 'set') return `must have ${words} ${limit} entries`;
  return `must be ${words} ${limit}`;
}

function withArticle(expected: string): string {
  const words: Record<string, string> = {
    int: 'a whole number',
    object: 'an object',
    array: 'a list',
    record: 'an object',
  };
  return words[expected] ?? `a ${expected}`;
}

function listed(values: string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function shortly(input: unknown): string | null {
  if (typeof input !== 'string' && typeof input !== 'number' && typeof input !== 'boolean' && input !== null)
    return null;
  const text = JSON.stringify(input);
  return text.length > 60 ? null : text;
}
