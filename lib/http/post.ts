import type { z } from 'zod';
import type { Contract } from '../contracts/contract.ts';
import { apiPath, type Parameters } from './get.ts';
import { send } from './send.ts';
import { verbatimJson } from './verbatim-json.ts';

/** Longer than the console itself takes to give up, so that its own sentence arrives. */
const timeoutMs = 60_000;

/** JSON that is sent as it stands, since numbers of it would not survive being read. */
export class Verbatim {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** Sends a write to the console's API; what it replies. Throws ApiError; never sent twice. */
export async function apiPost<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  { params, body, signal }: { params: Parameters; body: z.input<B> | Verbatim; signal?: AbortSignal | undefined },
): Promise<z.output<R>> {
  const response = await send(apiPath(contract, params), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: body instanceof Verbatim ? body.json : verbatimJson(body, contract.verbatim ?? []),
    leave: signal,
    timeoutMs,
  });
  return (await response.json()) as z.output<R>;
}
