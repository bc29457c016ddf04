import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { listTopics as contract } from '@/lib/contracts/topics';
import { authorize, may } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { matches, pageOf } from '../lists/page-of.ts';
import { observe } from '../observe/observed.ts';
import { envelopeOf } from '../observe/stale-parts.ts';
import { type TopicRow, topicRows, topicSummaryOf } from './topic-rows.ts';

const faulty = {
  all: () => true,
  'under-replicated': (row: TopicRow) => row.underReplicated > 0,
  offline: (row: TopicRow) => row.offline > 0,
};

/** Topics that are looked for, with how many the filters leave out. */
export async function listTopics(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: ctx.cluster.name });
  const { snapshot, observer } = await observe(ctx, input);
  const found = topicRows(snapshot, observer.history).filter(
    ({ name }) => matches(input.search, name) && may(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name }),
  );
  const offered = input.internal === 'true' ? found : found.filter(({ internal }) => !internal);
  const { items, ...page } = pageOf(
    offered.filter(faulty[input.show]),
    input,
    (row) => row[input.sort],
    ({ name }) => name,
  );
  return {
    ...envelopeOf(snapshot),
    ...page,
    items: items.map(topicSummaryOf),
    hiddenInternal: found.length - offered.length,
    counts: {
      all: offered.length,
      underReplicated: offered.filter(faulty['under-replicated']).length,
      offline: offered.filter(faulty.offline).length,
    },
  };
}
