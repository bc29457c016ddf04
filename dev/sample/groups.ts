import type { KafkaTools, MemberOptions } from '../java/kafka-tools.ts';

/** Members that run beside the demo, so that groups are healthy, slow and stalled. */
const members: readonly MemberOptions[] = [
  { group: 'billing-service', topics: ['payments'], clientId: 'billing-1' },
  { group: 'billing-service', topics: ['payments'], clientId: 'billing-2' },
  { group: 'order-projector', topics: ['orders', 'shipments'], clientId: 'projector-1', protocol: 'consumer' },
  { group: 'order-projector', topics: ['orders', 'shipments'], clientId: 'projector-2', protocol: 'consumer' },
  // Slower than what comes in: lag grows. Small fetches keep it moving on every partition.
  {
    group: 'fraud-detector',
    topics: ['clickstream'],
    clientId: 'fraud-1',
    delayMs: 120,
    properties: { 'max.poll.records': '5', 'max.partition.fetch.bytes': '1' },
  },
  // Stays a member, commits no more.
  { group: 'search-indexer', topics: ['orders'], clientId: 'indexer-1', stallAfter: 40 },
];

/** Groups that once read and have gone: `email-sender` and, caught up at its end, `nightly-export`. */
export async function leaveStoppedGroups(tools: KafkaTools): Promise<void> {
  const [shipments, invoices] = await Promise.all([tools.offsets('shipments'), tools.offsets('invoices')]);
  await tools.commitOffsets(
    'email-sender',
    shipments.map(({ partition, start, end }) => ({
      topic: 'shipments',
      partition,
      offset: start + (end - start) / 3n,
    })),
  );
  await tools.commitOffsets(
    'nightly-export',
    invoices.map(({ partition, end }) => ({ topic: 'invoices', partition, offset: end })),
  );
}

/** Groups start near the end of the history, not at its beginning days ago. */
export async function seedLiveGroups(tools: KafkaTools): Promise<void> {
  const groups = new Map(members.map(({ group, topics }) => [group, topics]));
  for (const [group, topics] of groups) {
    for (const topic of topics) {
      const offsets = await tools.offsets(topic);
      await tools.commitOffsets(
        group,
        offsets.map(({ partition, end }) => ({ topic, partition, offset: end })),
      );
    }
  }
}

export async function startGroups(tools: KafkaTools): Promise<void> {
  await Promise.all(
    members.map((member) =>
      tools.startMember({ ...member, properties: { 'auto.offset.reset': 'earliest', ...member.properties } }),
    ),
  );
}
