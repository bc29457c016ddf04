import { queryOptions } from '@tanstack/react-query';
import {
  type ExportFormat,
  exportMessages,
  getMessage,
  listMessages,
  type MessageEvent,
  type MessageRecord,
} from '../contracts/messages.ts';
import { ApiError, errorOf } from '../http/api-error.ts';
import { apiGet, apiPath } from '../http/get.ts';
import { ndjsonLines } from '../http/ndjson.ts';

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
export async function* openMessages(
  topic: Topic,
  search: URLSearchParams,
  signal: AbortSignal,
): AsyncGenerator<MessageEvent> {
  const response = await fetch(apiPath(listMessages, { ...topic }, Object.fromEntries(search)), {
    headers: { accept: 'application/x-ndjson' },
    signal,
  }).catch((error) => {
    if (signal.aborted) throw error;
    throw new ApiError(
      0,
      'CONSOLE_UNREACHABLE',
      'The console does not answer. It may be restarting, or the network is down.',
    );
  });
  if (!response.ok || !response.body) throw await errorOf(response);
  for await (const line of ndjsonLines(response.body, signal)) yield JSON.parse(line) as MessageEvent;
}

/** Where all records of a query are as a file, however many were to be shown. */
export function exportPath(topic: Topic, format: ExportFormat, search: URLSearchParams): string {
  const { limit: _, ...query } = Object.fromEntries(search);
  return apiPath(exportMessages, { ...topic }, { ...query, format });
}
