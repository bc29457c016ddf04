import type { z } from 'zod';
import { listChanges } from '@/lib/contracts/changes.ts';

/** The history's filters and page, as the URL has them. */
export const historyView = listChanges.query;
export type HistoryView = z.output<typeof historyView>;
