import type { z } from 'zod';
import { getGroup, getGroupLag, listGroups } from '../contracts/groups.ts';
import { resource } from './resource.ts';

export const groupsQuery = (cluster: string, query: Partial<z.output<typeof listGroups.query>>) =>
  resource(listGroups, { cluster }, query);

export const groupQuery = (cluster: string, group: string) => resource(getGroup, { cluster, group });

export const groupLagQuery = (cluster: string, group: string, from: string) =>
  resource(getGroupLag, { cluster, group }, { from });
