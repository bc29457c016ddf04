import type { z } from 'zod';
import type { ChangeRequestInput } from '../contracts/change-requests.ts';
import { applyChange, type Change, getChange, listChanges, planChange, undoChange } from '../contracts/changes.ts';
import { apiPost } from '../http/post.ts';
import { resource } from './resource.ts';

export const changesQuery = (cluster: string, query: Partial<z.output<typeof listChanges.query>> = {}) =>
  resource(listChanges, { cluster }, query);

export const changeQuery = (cluster: string, change: string) => resource(getChange, { cluster, change });

/** What a change would do; nothing is done. Throws ApiError. */
export const postPlan = (cluster: string, request: ChangeRequestInput): Promise<Change> =>
  apiPost(planChange, { params: { cluster }, body: request });

/** Does what was planned; the words and the yes that the plan asks for go along. Throws ApiError. */
export const postApply = (
  cluster: string,
  change: string,
  body: z.input<NonNullable<typeof applyChange.body>>,
): Promise<Change> => apiPost(applyChange, { params: { cluster, change }, body });

/** The plan of the inverse. Throws ApiError. */
export const postUndo = (cluster: string, change: string): Promise<Change> =>
  apiPost(undoChange, { params: { cluster, change }, body: {} });
