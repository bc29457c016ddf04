import { vi } from 'vitest';
import type { Change } from '@/lib/contracts/changes.ts';

interface Refusal {
  status: number;
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

type Answer = Change | { refuses: Refusal } | 'no answer';

/** Lets the console answer what is posted, one after the other; gives what was posted: path and body. */
export function consoleAnswers(...answers: Answer[]): { path: string; body: unknown }[] {
  const posted: { path: string; body: unknown }[] = [];
  const left = [...answers];
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const { pathname } = new URL(String(input), location.href);
    posted.push({ path: pathname, body: JSON.parse(String(init?.body)) });
    const answer = left.shift();
    if (answer === undefined) throw new Error(`Nobody expected ${pathname}`);
    if (answer === 'no answer') throw new TypeError('Failed to fetch');
    if (!('refuses' in answer)) return Response.json(answer);
    const { status, ...error } = answer.refuses;
    return Response.json({ error }, { status });
  });
  return posted;
}
