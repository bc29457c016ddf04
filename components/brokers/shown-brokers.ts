/** How many brokers a cluster's overview shows before it leads to the list. */
export const shownBrokers = { pageSize: 12 } as const;
