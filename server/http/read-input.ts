import type { z } from 'zod';
import type { Contract, InputOf } from '../../lib/contracts/contract.ts';
import { AppError } from '../../lib/errors.ts';
import { describeIssue, type Place } from './describe-issue.ts';
import { readJson } from './read-body.ts';

export type RouteParams = Record<string, string | string[] | undefined>;

/** Everything that came in, parsed by the contract. Throws BAD_REQUEST that names each wrong field and what it must be. */
export async function readInput<C extends Contract>(
  contract: C,
  request: Request,
  raw: RouteParams,
): Promise<InputOf<C>> {
  const params = parse(contract.params, raw, 'path');
  const query = parse(contract.query, queryOf(new URL(request.url)), 'query');
  const body = contract.body && parse(contract.body, await readJson(request, contract), 'body');
  return { ...asObject(body), ...asObject(query), ...asObject(params) } as InputOf<C>;
}

function queryOf(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(query, name)) {
      throw new AppError('BAD_REQUEST', `The parameter \`${name}\` is given twice; give it once.`, {
        details: { fields: [{ in: 'query', field: name, problem: 'given twice' }] },
      });
    }
    query[name] = value;
  }
  return query;
}

function parse(schema: z.ZodType, value: unknown, place: Place): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap((issue) => describeIssue(issue, place, value));
  throw new AppError('BAD_REQUEST', fields.map((field) => field.sentence).join(' '), {
    details: { fields: fields.map(({ sentence: _, ...field }) => field) },
  });
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
