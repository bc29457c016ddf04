import type { ConfigKind } from '../table/config-groups.ts';

/** A broker's settings, in the order in which their subjects are shown. */
export const brokerSettings: ConfigKind = {
  isSet: ({ source }) => source !== 'default',
  setTitle: 'Set, not default',
  subjects: [
    { title: 'Tiered storage', fits: /^remote\./ },
    { title: 'Transactions', fits: /^(transaction|producer\.id|add\.partitions\.to\.txn)/ },
    { title: 'Groups and offsets', fits: /^(group|offsets?|share|streams|consumer)\./ },
    {
      title: 'Listeners and security',
      fits: /^(ssl|sasl|listeners?|advertised|security|principal|authorizer|connections?|password|delegation|early\.start|super)\b|^inter\.broker/,
    },
    {
      title: 'Controller and metadata',
      fits: /^(controller|controlled|quorum|metadata|node|process|broker|initial)\b/,
    },
    { title: 'Replication', fits: /replica|insync|unclean|leader|follower/ },
    { title: 'Logs', fits: /^(log|compression|message|num\.partitions|auto\.create|delete|background|alter)\b/ },
    {
      title: 'Network and quotas',
      fits: /^(socket|queued|num\.(network|io)|request|max|fetch|quota|metrics?|telemetry|client)\b/,
    },
  ],
};
