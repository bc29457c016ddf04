import type { MessageRecord } from '@/lib/contracts/messages.ts';

/** A record as the API has it, with its place, for pasting elsewhere: indented, or as one line. */
export function recordJson(
  topic: string,
  { type: _, ...record }: MessageRecord & { type?: string },
  form: 'indented' | 'line' = 'indented',
): string {
  return JSON.stringify({ topic, ...record }, null, form === 'line' ? 0 : 2);
}
