import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '../contracts/contract.ts';
import type { ApiError } from '../http/api-error.ts';
import { apiGet } from '../http/get.ts';

/** Pages poll; the browser pauses it in hidden tabs. What failed is tried again as often. */
export const pollMs = 5_000;

/** For what is read from Kafka itself at every request, and seldom changes. */
export const slowPollMs = 60_000;

type Input = Record<string, string | number | boolean | undefined>;

/**
 * Key, fetcher and habits of one endpoint: polled, the last good reply kept while a new one loads or fails.
 * The key is the contract's path with its parameters, so the server's prefetch and the browser's query meet.
 */
export function resource<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  params: z.output<P> & Input,
  query?: Partial<z.output<Q>> & Input,
  everyMs = pollMs,
) {
  return queryOptions<z.output<R>, ApiError>({
    queryKey: [contract.path, params, query ?? {}],
    queryFn: ({ signal }) => apiGet(contract, { params, query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.error ? pollMs : everyMs),
    retry: false,
  });
}
