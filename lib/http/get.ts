import type { z } from 'zod';
import type { Contract } from '../contracts/contract.ts';
import { send } from './send.ts';

const timeoutMs = 20_000;

export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** Below `/api`: path parameters filled in and encoded, search parameters that are set. */
export function apiPath(contract: Contract, params: Parameters, query: Parameters = {}): string {
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

/** One JSON reply of the console's API. Throws ApiError; the reply's shape is the server's word. */
export async function apiGet<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  { params, query, signal }: { params: Parameters; query?: Parameters | undefined; signal?: AbortSignal | undefined },
): Promise<z.output<R>> {
  const headers = { accept: 'application/json' };
  const response = await send(apiPath(contract, params, query), { headers, leave: signal, timeoutMs });
  return (await response.json()) as z.output<R>;
}
