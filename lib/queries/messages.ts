import { queryOptions } from '@tanstack/react-query';
import {
  type ExportFormat,
  exportMessages,
  getMessage,
  listMessages,
  type MessageEvent,
  type MessageRecord,
} from '../contracts/messages.ts';
import type { ApiError } from '../http/api-error.ts';
import { readEvents } from '../http/events.ts';
import { apiGet, apiPath } from '../http/get.ts';

interface Topic {
  cluster: string;
  topic: string;
}

/** One message, whole and with its bytes. Never stale: what stands at an offset does not change. */
export function messageQuery(
  { cluster, topic }: Topic,
  partition: number,
  offset: string,
  serdes: { keySerde?: string; valueSerde?: string } = {},
) {
  const params = { cluster, topic, partition, offset };
  return queryOptions<MessageRecord, ApiError>({
    queryKey: [getMessage.path, params, serdes],
    queryFn: ({ signal }) => apiGet(getMessage, { params, query: serdes, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Runs a message query; reads no faster than the caller takes. Throws ApiError when it can't begin. */
export function openMessages(topic: Topic, search: URLSearchParams, signal: AbortSignal): AsyncGenerator<MessageEvent> {
  return readEvents(apiPath(listMessages, { ...topic }, Object.fromEntries(search)), signal);
}

/** Where all records of a query are as a file, however many were to be shown. */
export function exportPath(topic: Topic, format: ExportFormat, search: URLSearchParams): string {
  const { limit: _, ...query } = Object.fromEntries(search);
  return apiPath(exportMessages, { ...topic }, { ...query, format });
}
