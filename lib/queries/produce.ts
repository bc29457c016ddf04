import type { z } from 'zod';
import { produce, type WrittenList, type WrittenRecord } from '../contracts/produce.ts';
import { apiPost, Verbatim } from '../http/post.ts';

/** Writes records; several are one batch. Throws ApiError. */
export const postRecords = (
  params: { cluster: string; topic: string },
  body: z.input<NonNullable<typeof produce.body>>,
): Promise<WrittenRecord | WrittenList> => apiPost(produce, { params, body });

/** Writes a list that is JSON already as one batch. Throws ApiError. */
export const postLines = async (params: { cluster: string; topic: string }, json: string): Promise<WrittenList> =>
  (await apiPost(produce, { params, body: new Verbatim(json) })) as WrittenList;
