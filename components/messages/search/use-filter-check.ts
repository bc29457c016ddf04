'use client';

import { useQuery } from '@tanstack/react-query';
import { useSettled } from '@/components/ui/use-settled.ts';
import { ApiError } from '@/lib/http/api-error.ts';
import { openMessages } from '@/lib/queries/messages.ts';
import type { Place } from '../query.ts';

export interface FilterCheck {
  /** What makes the expression unusable, and where. */
  problem: { message: string; at?: number } | null;
  /** What it says of the record that is open; null: none is, or nobody could tell. */
  answer: { holds: boolean; why: string | null } | null;
}

const pauseMs = 250;

interface Asked {
  cluster: string;
  topic: string;
  filter: string;
  place: Place | null;
  serdes: { keySerde: string; valueSerde: string };
}

/** Tries an expression while it is written: on the open record, or else just whether it makes sense. */
export function useFilterCheck({ cluster, topic, filter, place, serdes }: Asked): FilterCheck | null {
  const settled = useSettled(filter.trim(), pauseMs);
  const query = useQuery({
    queryKey: ['filter-check', cluster, topic, settled, place, serdes],
    enabled: settled !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) => check({ cluster, topic, filter: settled, place, serdes }, signal),
  });
  return settled === filter.trim() && settled !== '' ? (query.data ?? null) : null;
}

async function check({ cluster, topic, filter, place, serdes }: Asked, signal: AbortSignal): Promise<FilterCheck> {
  const range = place
    ? { partitions: `${place.partition}`, from: place.offset, to: `${BigInt(place.offset) + 1n}` }
    : { from: 'latest', to: 'latest' };
  const search = new URLSearchParams({ ...range, ...serdes, filter, order: 'oldest', isolation: 'read_uncommitted' });
  try {
    let answer: FilterCheck['answer'] = null;
    for await (const event of openMessages({ cluster, topic }, search, signal)) {
      if (event.type !== 'done' || event.scanned === '0') continue;
      answer = { holds: event.matched !== '0', why: event.filterErrors.first };
    }
    return { problem: null, answer };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'BAD_REQUEST') return { problem: problemOf(error), answer: null };
    throw error;
  }
}

function problemOf({ message, details }: ApiError): NonNullable<FilterCheck['problem']> {
  const { start } = details ?? {};
  return typeof start === 'number' ? { message, at: start } : { message };
}
