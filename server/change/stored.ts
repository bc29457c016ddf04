import { AppError } from '../../lib/errors.ts';
import { SqliteError } from '../store/sqlite.ts';
import { StoreError } from '../store/store.ts';

/** Does `work` on the store. Throws STORE_UNAVAILABLE when the store or its folder fails; `otherwise` says what that means. */
export async function stored<T>(work: () => Promise<T>, otherwise: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = reasonOf(error);
    if (why === null) throw error;
    throw new AppError('STORE_UNAVAILABLE', `${why} ${otherwise}`, { cause: error });
  }
}

// By SQLite's primary result codes.
const reasons: Readonly<Record<number, string>> = {
  8: "The console's store may not be written to.",
  10: "The disk of the console's store fails.",
  13: "The disk of the console's store is full.",
  14: "The file of the console's store can't be opened.",
};

function reasonOf(error: unknown): string | null {
  if (error instanceof SqliteError) {
    const known = error.code === null ? undefined : reasons[error.code & 0xff];
    return known ?? `The console's store fails: ${error.message.replace(/\.$/, '')}.`;
  }
  if (error instanceof StoreError) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  return code !== undefined && path !== undefined ? `The console's data folder fails (${code}).` : null;
}
