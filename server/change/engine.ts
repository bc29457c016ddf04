import type { ChangeRequest } from '../../lib/contracts/change-requests.ts';
import { AppError } from '../../lib/errors.ts';
import type { Actor } from '../access/ctx.ts';
import { config } from '../config/config.ts';
import { type Store, store } from '../store/store.ts';
import type { AnyChangeKind, ChangeKind } from './kind.ts';
import { secretKey } from './secret-key.ts';
import { stored } from './stored.ts';

/** What the steps of a change work with. */
export interface Engine {
  store: Store;
  /** Seals what apply and undo need. */
  key: Buffer;
  kinds: readonly AnyChangeKind[];
  /** Whether Kafka itself keeps its state in this topic. */
  isInternal(topic: string): boolean;
}

export const nothingDone = 'Nothing was changed; reading goes on.';

/** The store that changes are kept in. Throws STORE_UNAVAILABLE. */
export function changeStore(): Promise<Store> {
  return stored(() => store(config().dataDir), nothingDone);
}

/** The engine of this process. Throws STORE_UNAVAILABLE. */
export async function openEngine(
  kinds: readonly AnyChangeKind[],
  isInternal: (topic: string) => boolean,
): Promise<Engine> {
  const key = await stored(() => secretKey(config()), nothingDone);
  return { store: await changeStore(), key, kinds, isInternal };
}

export function kindOf(kinds: readonly AnyChangeKind[], { kind }: ChangeRequest): ChangeKind {
  const found = kinds.find((candidate) => candidate.kind === kind);
  // It takes this very request: both have the same `kind`, which the compiler does not follow.
  if (found) return found as unknown as ChangeKind;
  throw new AppError('BAD_REQUEST', `This console can't do ${kind}.`, { details: { kind } });
}

/** As the history names who acted. */
export function actorName(actor: Actor): string {
  return actor.kind === 'system' ? `system: ${actor.reason}` : actor.kind;
}
