import type { Contract } from '../../lib/contracts/contract.ts';
import { AppError } from '../../lib/errors.ts';
import { parseVerbatim } from './verbatim.ts';

const maxBytes = 1024 * 1024;
const mostUnread = 16 * 1024 * 1024;

type Demands = Pick<Contract, 'bodyBytes' | 'verbatim'>;

/** The body parsed as JSON. Counts bytes while it reads: a declared length is only a claim. */
export async function readJson(request: Request, { bodyBytes = maxBytes, verbatim }: Demands = {}): Promise<unknown> {
  const text = await readText(request, bodyBytes);
  if (verbatim) return parseVerbatim(text, verbatim);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('BAD_REQUEST', `The body is not JSON: ${(error as Error).message}.`, {
      details: { in: 'body' },
    });
  }
}

async function readText(request: Request, cap: number): Promise<string> {
  const tooLarge = () => new AppError('BODY_TOO_LARGE', `The body is larger than ${cap} bytes.`, { details: { cap } });
  if (Number(request.headers.get('content-length') ?? 0) > cap + mostUnread) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    // Who is still writing would not read the answer, so a body that is too large is heard out, within reason.
    if (size > cap) chunks.length = 0;
    else chunks.push(chunk);
    if (size > cap + mostUnread) throw tooLarge();
  }
  if (size > cap) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError('BAD_REQUEST', 'The body is not valid UTF-8.', { details: { in: 'body' } });
  }
}
