import { ByteBudget, ScanSlots } from './limits.ts';
import { createSliceReader, type SliceReader } from './slice-reader.ts';

/** What all scans of the process share. */
export interface ScanEngine {
  slots: ScanSlots;
  budget: ByteBudget;
  reader: SliceReader;
}

const IN_FLIGHT_BYTES = 64 * 1024 * 1024;
const key = Symbol.for('highwater.scan');
const shared = globalThis as { [key]?: ScanEngine };

export function createScanEngine(): ScanEngine {
  return { slots: new ScanSlots(), budget: new ByteBudget(IN_FLIGHT_BYTES), reader: createSliceReader() };
}

/** The process' one engine; in development each reload of the code has its own, so that its threads run that code. */
export function scanEngine(): ScanEngine {
  if (process.env.NODE_ENV === 'development') {
    reloaded ??= createScanEngine();
    return reloaded;
  }
  shared[key] ??= createScanEngine();
  return shared[key];
}

let reloaded: ScanEngine | undefined;
