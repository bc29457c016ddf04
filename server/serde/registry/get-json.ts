import { type Agent, get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';

export interface JsonReply {
  status: number;
  /** Undefined: it was no JSON. */
  body: unknown;
}

const mostBytes = 16 * 1024 * 1024;

/** GET, without following redirects. Rejects when the peer can't be reached, takes longer than `timeoutMs`, or never ends. */
export function getJson(
  url: string,
  { headers, agent, timeoutMs }: { headers: Record<string, string>; agent: Agent; timeoutMs: number },
): Promise<JsonReply> {
  const { promise, resolve, reject } = Promise.withResolvers<JsonReply>();
  const get = url.startsWith('https:') ? getSecure : getPlain;
  const request = get(url, { agent, headers, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) request.destroy(new Error(`the answer is longer than ${mostBytes} bytes`));
      chunks.push(chunk);
    });
    response.on('error', reject);
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parse(Buffer.concat(chunks)) }));
  });
  request.on('error', (error) => reject(error.name === 'AbortError' ? silent(timeoutMs) : error));
  return promise;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function silent(ms: number): Error {
  return new Error(`no answer within ${ms / 1000} seconds`);
}
