import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../lib/errors.ts';
import type { Logger } from '../access/ctx.ts';
import type { Store } from '../store/store.ts';
import type { StoredChange } from './change-rows.ts';
import type { ChangeOutcome } from './outcome.ts';
import { stored } from './stored.ts';
import { type Deed, storeResult } from './transitions.ts';

/** How long until a store that failed is tried again, in milliseconds. */
const againMs = 1000;

/**
 * Stores how a change ended; false when the store can't take it now. Then it is tried again as long as this process
 * lives: the change is done, and the history shall say so. What a process leaves behind is `unknown` at the next start.
 */
export async function keepResult(
  store: Store,
  row: StoredChange['row'],
  outcome: ChangeOutcome,
  deed: Deed,
  log: Logger,
): Promise<boolean> {
  const keep = () => stored(() => storeResult(store, row, outcome, deed), 'The result is kept until it can be stored.');
  try {
    await keep();
    return true;
  } catch (error) {
    log.error('change-result-not-stored', { change: row.id, error });
    if (isStoreFailure(error)) void keepLater(keep);
    return false;
  }
}

async function keepLater(keep: () => Promise<void>): Promise<void> {
  for (;;) {
    await delay(againMs, null, { ref: false });
    try {
      return await keep();
    } catch (error) {
      if (!isStoreFailure(error)) return;
    }
  }
}

function isStoreFailure(error: unknown): boolean {
  return error instanceof AppError && error.code === 'STORE_UNAVAILABLE';
}
