import { deleteView, listViews, type SavedView, saveView, updateView } from '../contracts/views.ts';
import { apiPost } from '../http/post.ts';
import { resource, slowPollMs } from './resource.ts';

/** Saved views of a cluster, by name. */
export const viewsQuery = (cluster: string) => resource(listViews, { cluster }, {}, slowPollMs);

/** To be forgotten when views have changed. */
export const viewsKey = [listViews.path] as const;

/** Throws ApiError: VIEW_EXISTS names the view that has the name in `details.view`. */
export const postView = (cluster: string, view: Pick<SavedView, 'name' | 'path'>): Promise<SavedView> =>
  apiPost(saveView, { params: { cluster }, body: view });

/** Throws ApiError. */
export const postViewChange = (
  cluster: string,
  view: string,
  change: { name: string } | { path: string },
): Promise<SavedView> => apiPost(updateView, { params: { cluster, view }, body: change });

/** Throws ApiError. */
export const postViewDeletion = (cluster: string, view: string): Promise<SavedView> =>
  apiPost(deleteView, { params: { cluster, view }, body: {} });
