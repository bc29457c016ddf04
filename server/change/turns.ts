const key = Symbol.for('highwater.turns');
const holder = globalThis as { [key]?: Map<string, Promise<void>> };

function turns(): Map<string, Promise<void>> {
  holder[key] ??= new Map();
  return holder[key];
}

/** Runs `work` when all that was given before for this cluster has ended; who has left meanwhile gets no turn. */
export async function inTurn<T>(cluster: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const before = turns().get(cluster);
  const mine = Promise.withResolvers<void>();
  const all = Promise.all([before, mine.promise]).then(() => {});
  turns().set(cluster, all);
  try {
    await before;
    signal.throwIfAborted();
    return await work();
  } finally {
    mine.resolve();
    if (turns().get(cluster) === all) turns().delete(cluster);
  }
}

/** Settles when every change under way has ended. */
export async function changesSettled(): Promise<void> {
  await Promise.all(turns().values());
}
