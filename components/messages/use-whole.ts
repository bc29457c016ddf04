'use client';

import { type QueryKey, type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageRecord } from '@/lib/contracts/messages.ts';
import type { ApiError } from '@/lib/http/api-error.ts';

/** A record with all of its bytes, read when something asks for them. */
export interface Whole {
  record: MessageRecord | null;
  loading: boolean;
  error: ApiError | null;
  load: () => Promise<MessageRecord>;
}

type MessageOptions = UseQueryOptions<MessageRecord, ApiError, MessageRecord, QueryKey>;

export function useWhole(options: MessageOptions, wanted: boolean): Whole {
  const client = useQueryClient();
  const { data, error, isFetching } = useQuery({ ...options, enabled: wanted });
  return { record: data ?? null, loading: isFetching, error, load: () => client.fetchQuery(options) };
}
