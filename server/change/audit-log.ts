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
  /** Milliseconds since 1970. */
  since: number;
}

/** What was looked at less than this many milliseconds ago is not looked at again, only what was added. */
const trustMs = 60_000;
const verified = new WeakMap<Store, Map<string, Verified>>();

/** Whether the chain of hashes holds, and every change that was applied has its lines. */
export async function checkChain(store: Store, cluster: string, now: number): Promise<Chain> {
  const known = verified.get(store) ?? new Map<string, Verified>();
  verified.set(store, known);
  const before = known.get(cluster);
  const start = before && now - before.since < trustMs ? before : { last: genesis, since: now };
  let last = start.last;
  for await (const page of readAudit(store, cluster, last.seq)) {
    const chain = verifyChain(page, last);
    if (!chain.intact) return { ...chain, entries: Number(last.seq) + page.length };
    last = { seq: last.seq + BigInt(page.length), hash: page.at(-1)?.hash ?? last.hash };
  }
  known.set(cluster, { last, since: start.since });
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
