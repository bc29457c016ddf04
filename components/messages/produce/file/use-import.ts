'use client';

import { useEffect, useRef, useState } from 'react';
import { ApiError } from '@/lib/http/api-error.ts';
import { postLines } from '@/lib/queries/produce.ts';
import { batchesOf, type Kept, LineError, linesOf } from './batches.ts';

export interface Import {
  step: 'idle' | 'busy' | 'done' | 'stopped' | 'failed';
  written: number;
  /** Where it goes on: all lines before are in Kafka. */
  nextLine: number;
  /** What stopped it; of a batch that was written in part, which records are missing. */
  problem: string | null;
}

const idle: Import = { step: 'idle', written: 0, nextLine: 1, problem: null };

/** Writes a file of records, batch after batch, and stops at the first that is not written whole. */
export function useImport(params: { cluster: string; topic: string }, onWritten: () => void) {
  const [state, setState] = useState(idle);
  const stopped = useRef(false);
  useEffect(() => {
    return () => {
      stopped.current = true;
    };
  }, []);

  const run = async (file: File, kept: Kept, start: Import) => {
    stopped.current = false;
    let now: Import = { ...start, step: 'busy', problem: null };
    const show = (part: Partial<Import>) => {
      now = { ...now, ...part };
      setState(now);
    };
    show({});
    try {
      for await (const batch of batchesOf(linesOf(file), kept, now.nextLine)) {
        const { written, failed, items } = await postLines(params, batch.json);
        const refused = items.findIndex((item) => 'error' in item);
        show({ written: now.written + written, nextLine: batch.lastLine + 1 });
        if (failed > 0) {
          const item = items[refused];
          const why = item && 'error' in item ? item.error.message : '';
          return show({
            step: 'failed',
            problem: `${failed} of the records of lines ${batch.firstLine} to ${batch.lastLine} were not written: ${why}`,
          });
        }
        if (stopped.current) return show({ step: 'stopped' });
      }
      show({ step: 'done' });
    } catch (error) {
      show({ step: 'failed', problem: problemOf(error, now.nextLine) });
    } finally {
      if (now.written > start.written) onWritten();
    }
  };

  return {
    state,
    start: (file: File, kept: Kept) => void run(file, kept, idle),
    goOn: (file: File, kept: Kept) => void run(file, kept, state),
    stop: () => {
      stopped.current = true;
    },
    reset: () => setState(idle),
  };
}

function problemOf(error: unknown, nextLine: number): string {
  if (error instanceof LineError) return `Line ${error.line}: ${error.message}`;
  if (error instanceof ApiError) return `From line ${nextLine} on: ${error.message}`;
  if (error instanceof TypeError) return 'The file is not UTF-8, or could not be read.';
  throw error;
}
