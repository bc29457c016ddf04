import { createContext, Script } from 'node:vm';

const sandbox = { work: (): void => {} };
const context = createContext(sandbox);
const script = new Script('work()');

/** Runs `work`, and stops it after `ms` milliseconds: a pattern may go back and forth for ever. Then throws an Error. */
export function withinTime(ms: number, work: () => void): void {
  sandbox.work = work;
  try {
    script.runInContext(context, { timeout: ms });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new Error(`can not be checked: its schema takes longer than ${ms / 1000} s`);
  }
}
