/** The groups that a reader should look at first. */
export const worstFirst = { sort: 'status', order: 'asc', pageSize: 7 } as const;
