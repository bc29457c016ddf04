import { z } from 'zod';
import { clusterParams, instant, noQuery } from './common.ts';
import { contract } from './contract.ts';

const viewName = z.string().trim().min(1).max(100);
/** What follows the cluster in a page's address, with its query: `/topics/orders/messages?search=late`. */
const viewPath = z
  .string()
  .max(16_000)
  .regex(/^(\/[^/\\?#\s][^/\\?#\s]*)*(\?[^#\s]*)?$/, 'the path of a page of this cluster, with its query');

/** A named address of a page, for everybody on this console. */
export const savedView = z.object({
  id: z.string(),
  name: viewName,
  path: viewPath,
  savedAt: instant,
});
export type SavedView = z.infer<typeof savedView>;

const viewParams = clusterParams.extend({ view: z.string().min(1).max(100) });

/** By name. */
export const listViews = contract({
  method: 'GET',
  path: '/clusters/{cluster}/views',
  summary: 'Saved views of a cluster',
  params: clusterParams,
  query: noQuery,
  reply: z.object({ items: z.array(savedView) }),
});

export const saveView = contract({
  method: 'POST',
  path: '/clusters/{cluster}/views',
  summary: 'Save a view under a name that is not taken',
  params: clusterParams,
  query: noQuery,
  body: z.strictObject({ name: viewName, path: viewPath }),
  reply: savedView,
  status: 201,
});

export const updateView = contract({
  method: 'POST',
  path: '/clusters/{cluster}/views/{view}',
  summary: 'Give a saved view another name, or another address',
  params: viewParams,
  query: noQuery,
  body: z.strictObject({ name: viewName.optional(), path: viewPath.optional() }),
  reply: savedView,
});

export const deleteView = contract({
  method: 'POST',
  path: '/clusters/{cluster}/views/{view}/delete',
  summary: 'Delete a saved view; its address goes on working',
  params: viewParams,
  query: noQuery,
  body: z.strictObject({}),
  reply: savedView,
});
