import { z } from 'zod';
import { order } from '@/lib/contracts/common.ts';
import { groupSortKeys, groupStatus, listGroups } from '@/lib/contracts/groups.ts';

/** The list begins with what needs a look. */
export const listView = listGroups.query.extend({
  sort: z.enum(groupSortKeys).default('status'),
});
export type ListView = z.output<typeof listView>;

/** How one group is looked at: the chart's unit and range, which partitions in which order. */
export const groupView = z.object({
  unit: z.enum(['records', 'seconds']).default('records'),
  range: z.enum(['15m', '1h', '6h']).default('1h'),
  show: groupStatus.optional(),
  sort: z
    .enum(['partition', 'status', 'committed', 'end', 'lag', 'lagSeconds', 'lastCommit', 'member'])
    .default('status'),
  order: order.default('asc'),
});
export type GroupView = z.output<typeof groupView>;
/** `undefined` goes back to the default. */
export type GroupViewChange = Partial<{ [Key in keyof GroupView]: GroupView[Key] | undefined }>;

/** The ranges in words. */
export const rangeWords: Record<GroupView['range'], string> = { '15m': '15 min', '1h': '1 h', '6h': '6 h' };
