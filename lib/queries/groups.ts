import type { z } from 'zod';
import { getGroup, getGroupLag, listGroups } from '../contracts/groups.ts';
import { resource } from './resource.ts';

export const groupsQuery = (cluster: string, query: Partial<z.output<typeof listGroups.query>>) =>
  resource(listGroups, { cluster }, query);

export const groupQuery = (cluster: string, group: string) => resource(getGroup, { cluster, group });

/** Ranges of the lag chart with milliseconds between points: longer than between samples, or points would be missing. */
const lagSteps = { '15m': 10_000, '1h': 15_000, '6h': 60_000 } as const;
export type LagRange = keyof typeof lagSteps;

/** What the API is asked for a range of the lag chart. */
export function lagSearch(range: LagRange) {
  return { from: `-${range}`, step: lagSteps[range] };
}

export const groupLagQuery = (cluster: string, group: string, range: LagRange) =>
  resource(getGroupLag, { cluster, group }, lagSearch(range));
