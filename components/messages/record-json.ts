import type { MessageRecord } from '@/lib/contracts/messages.ts';

/** A record as the API has it, with its place, for pasting elsewhere. */
export function recordJson(topic: string, { type: _, ...record }: MessageRecord & { type?: string }): string {
  return JSON.stringify({ topic, ...record }, null, 2);
}
