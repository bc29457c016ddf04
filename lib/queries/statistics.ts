import { getStatistics, type StatisticsEvent } from '../contracts/statistics.ts';
import { readEvents } from '../http/events.ts';
import { apiPath } from '../http/get.ts';

export interface StatisticsRange {
  from: string;
  to: string;
  partitions: string;
  isolation: string;
}

/** Counts a topic's records; reads no faster than the caller takes. Throws ApiError when it can't begin. */
export function openStatistics(
  topic: { cluster: string; topic: string },
  range: StatisticsRange,
  signal: AbortSignal,
): AsyncGenerator<StatisticsEvent> {
  return readEvents(apiPath(getStatistics, topic, { ...range }), signal);
}
