import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { AuditEntry } from '../../lib/contracts/changes.ts';
import type { Tables } from '../store/tables.ts';
import { canonical } from './digest.ts';

/** What the first line of a cluster's log follows. */
export const genesis = { seq: 0n, hash: '0'.repeat(64) };

export interface Link {
  seq: bigint;
  hash: string;
}

export interface Chain {
  entries: number;
  intact: boolean;
  /** The first line that does not follow from the one before it. */
  brokenAt: bigint | null;
}

/** SHA-256, in hex, over the hash of the line before and this line with its keys sorted. */
function hashOf({ previous, hash: _, ...line }: AuditEntry): string {
  return createHash('sha256').update(previous).update(canonical(line)).digest('hex');
}

/** Whether these lines, in their order, follow from `last` and from each other. */
export function verifyChain(entries: readonly AuditEntry[], last: Link = genesis): Chain {
  let { seq, hash } = last;
  for (const entry of entries) {
    seq += 1n;
    if (BigInt(entry.seq) !== seq || entry.previous !== hash || entry.hash !== hashOf(entry)) {
      return { entries: entries.length, intact: false, brokenAt: seq };
    }
    hash = entry.hash;
  }
  return { entries: entries.length, intact: true, brokenAt: null };
}

export interface Line {
  cluster: string;
  /** Milliseconds since 1970. */
  at: number;
  change: string;
  phase: 'intent' | 'result';
  actor: string;
  kind: string;
  title: string;
  /** Without secrets. */
  body: Record<string, unknown>;
}

/** Adds a line behind the last one of its cluster. */
export async function appendAudit(transaction: Transaction<Tables>, { cluster, ...line }: Line): Promise<void> {
  const last = await transaction
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('cluster', '=', cluster)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const { seq, hash: previous } = last ?? genesis;
  const body = JSON.stringify(line.body);
  const entry = { ...line, seq: `${seq + 1n}`, at: new Date(line.at).toISOString(), body: JSON.parse(body), previous };
  const { change, phase, actor, kind, title } = line;
  await transaction
    .insertInto('audit')
    .values({
      ...{ cluster, seq: seq + 1n, at: BigInt(line.at), change_id: change, phase, actor, kind, title, body, previous },
      hash: hashOf({ ...entry, hash: '' }),
    })
    .execute();
}
