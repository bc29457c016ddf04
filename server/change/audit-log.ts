import { setTimeout as delay } from 'node:timers/promises';
import type { AuditEntry } from '../../lib/contracts/changes.ts';
import type { Store } from '../store/store.ts';
import { type Chain, genesis, type Link, verifyChain } from './audit.ts';
import { timeOf } from './wire.ts';

const pageSize = 500;

/** The audit log of a cluster behind `after`, oldest first, read in pages. */
export async function* readAudit(store: Store, cluster: string, after = genesis.seq): AsyncGenerator<AuditEntry[]> {
  for (let last = after; ; ) {
    const rows = await store
      .selectFrom('audit')
      .selectAll()
      .where('cluster', '=', cluster)
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    const end = rows.at(-1);
    if (!end) return;
    last = end.seq;
    yield rows.map(({ cluster: _, change_id, seq, at, body, ...row }) => ({
      ...row,
      seq: `${seq}`,
      at: timeOf(at),
      change: change_id,
      body: JSON.parse(body),
    }));
  }
}

interface Verified {
  last: Link;
  /** Until then (milliseconds since 1970) what was looked at is not looked at again, only what was added. */
  until: number;
}

interface Checks {
  verified: Map<string, Verified>;
  running: Map<string, Promise<Chain>>;
}

const checks = new WeakMap<Store, Checks>();

/** In milliseconds; a check that takes long is trusted a hundred times as long. */
const trustMs = 60_000;

/** How long a page waits for the check of a long log, in milliseconds. */
const patienceMs = 1000;

/** Like `checkChain`; null when that takes too long to wait for. It goes on, for whoever asks next. */
export function checkChainSoon(store: Store, cluster: string, now: number): Promise<Chain | null> {
  return Promise.race([checkChain(store, cluster, now), delay(patienceMs, null, { ref: false })]);
}

/** Whether the chain of hashes holds, and every change that was applied has its lines. */
export function checkChain(store: Store, cluster: string, now: number): Promise<Chain> {
  const known = checks.get(store) ?? { verified: new Map(), running: new Map() };
  checks.set(store, known);
  const check = known.running.get(cluster) ?? verify(store, cluster, now, known.verified);
  known.running.set(cluster, check);
  return check.finally(() => known.running.delete(cluster));
}

async function verify(store: Store, cluster: string, now: number, verified: Map<string, Verified>): Promise<Chain> {
  const startedAt = performance.now();
  const before = verified.get(cluster);
  const trusted = before && now < before.until ? before : null;
  let last = trusted?.last ?? genesis;
  for await (const page of readAudit(store, cluster, last.seq)) {
    const chain = verifyChain(page, last);
    if (!chain.intact) return { ...chain, entries: Number(last.seq) + page.length };
    last = { seq: last.seq + BigInt(page.length), hash: page.at(-1)?.hash ?? last.hash };
  }
  const took = performance.now() - startedAt;
  verified.set(cluster, { last, until: trusted?.until ?? now + Math.max(trustMs, 100 * took) });
  const complete = await hasEveryLine(store, cluster);
  return { entries: Number(last.seq), intact: complete, brokenAt: complete ? null : last.seq + 1n };
}

/** A chain does not show that its last links are gone; the changes do. */
async function hasEveryLine(store: Store, cluster: string): Promise<boolean> {
  const missing = await store
    .selectFrom('change')
    .select('id')
    .where('cluster', '=', cluster)
    .where((of) =>
      of.or(
        (['applied_at', 'ended_at'] as const).map((column) =>
          of.and([
            of(column, 'is not', null),
            of.not(
              of.exists(
                of
                  .selectFrom('audit')
                  .select('seq')
                  .whereRef('change_id', '=', 'change.id')
                  .where('phase', '=', column === 'applied_at' ? 'intent' : 'result'),
              ),
            ),
          ]),
        ),
      ),
    )
    .executeTakeFirst();
  return missing === undefined;
}
