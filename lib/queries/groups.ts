import type { z } from 'zod';
import { listGroups } from '../contracts/groups.ts';
import { resource } from './resource.ts';

export const groupsQuery = (cluster: string, query: Partial<z.output<typeof listGroups.query>>) =>
  resource(listGroups, { cluster }, query);
