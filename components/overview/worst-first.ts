/** The groups that a reader should look at first. */
export const worstFirst = { sort: 'status', order: 'desc', pageSize: 7 } as const;
