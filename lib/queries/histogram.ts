import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getHistogram, type Histogram } from '../contracts/histogram.ts';
import type { ApiError } from '../http/api-error.ts';
import { apiGet } from '../http/get.ts';

interface AskedRange {
  from?: string;
  to?: string;
  partitions?: string;
}

/** The offsets of a topic over time, read once for each run of a query; `run` tells one from the next. */
export function histogramQuery(params: { cluster: string; topic: string }, range: AskedRange, run: string | null) {
  return queryOptions<Histogram, ApiError>({
    queryKey: [getHistogram.path, params, range, run],
    queryFn: ({ signal }) => apiGet(getHistogram, { params, query: { ...range }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}
