import { AppError } from '../../lib/errors.ts';

/** Does `work` on the store. Throws STORE_UNAVAILABLE when the store or its folder fails; `otherwise` says what that means. */
export async function stored<T>(work: () => Promise<T>, otherwise: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = reasonOf(error as Failure);
    if (why === null) throw error;
    throw new AppError('STORE_UNAVAILABLE', `${why} ${otherwise}`, { cause: error });
  }
}

// By name: the server is bundled in parts that each have their own copy of these classes.
interface Failure {
  name?: string;
  message?: string;
  code?: string | number | null;
  path?: string;
}

// By SQLite's primary result codes; any other is a defect of ours.
const reasons: Readonly<Record<number, string>> = {
  5: "The console's store is busy.",
  8: "The console's store may not be written to.",
  10: "The disk of the console's store fails.",
  11: "The file of the console's store is damaged.",
  13: "The disk of the console's store is full.",
  14: "The file of the console's store can't be opened.",
};

function reasonOf({ name, message, code, path }: Failure): string | null {
  if (name === 'StoreError') return message ?? null;
  if (name === 'SqliteError') {
    return typeof code === 'number' ? (reasons[code & 0xff] ?? null) : "The console's store is closed.";
  }
  return code && path ? `The console's data folder can't be used (${code}).` : null;
}
