import type { Store } from '../store/store.ts';
import { storeResult } from './transitions.ts';

const problem = {
  code: 'INTERNAL',
  message: 'The console ended before it knew the result. Look at the cluster; the next plan shows what is true.',
};

/** What a process left between intent and result becomes `unknown`; run before anything is applied. Returns how many. */
export async function recoverChanges(store: Store, now: number): Promise<number> {
  const left = await store.selectFrom('change').selectAll().where('state', '=', 'applying').execute();
  for (const row of left) {
    const outcome = { state: 'unknown' as const, results: [], error: problem };
    await storeResult(store, row, outcome, { at: now, actor: row.actor, body: { state: 'unknown', error: problem } });
  }
  return left.length;
}
