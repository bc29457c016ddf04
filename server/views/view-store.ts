import { stored } from '../change/stored.ts';
import { config } from '../config/config.ts';
import { type Store, store } from '../store/store.ts';

/** Does `work` on the store. Throws STORE_UNAVAILABLE. */
export function withViews<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return stored(async () => work(await store(config().dataDir)), 'Saved views can’t be read or changed.');
}
