import { z } from 'zod';
import { order } from '@/lib/contracts/common.ts';
import { groupSortKeys, groupStatus, listGroups } from '@/lib/contracts/groups.ts';

/** The list begins with what needs a look. */
export const listView = listGroups.query.extend({
  sort: z.enum(groupSortKeys).default('status'),
  order: order.default('desc'),
});
export type ListView = z.output<typeof listView>;

/** How one group is looked at: the chart's unit and range, which partitions in which order. */
export const groupView = z.object({
  unit: z.enum(['records', 'seconds']).default('records'),
  range: z.enum(['15m', '1h', '6h']).default('1h'),
  show: groupStatus.optional(),
  search: z.string().default(''),
  sort: z
    .enum(['worst', 'partition', 'status', 'committed', 'end', 'lag', 'lagSeconds', 'lastCommit', 'member'])
    .default('worst'),
  order: order.default('desc'),
});
export type GroupView = z.output<typeof groupView>;
