import 'server-only';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { partitionKey } from '../kafka/routing.ts';
import { wrongField } from '../topics/named-topics.ts';
import { draftRestore } from './draft-restore.ts';
import { assertInactive } from './inactive-group.ts';
import type { OffsetWrites } from './offset-write.ts';
import { type GroupFacts, groupName, readGroup } from './read-groups.ts';
import { readRestore } from './read-restore.ts';
import { readTopicShapes, type TopicShape } from './read-topic-shapes.ts';
import { writeOffsets } from './write-offsets.ts';

interface State {
  /** Null: there is no such group. Commits that are not to be restored are left out. */
  group: GroupFacts | null;
  topics: TopicShape[];
}

export const restoreOffsets: ChangeKind<'restore-offsets', State> = {
  kind: 'restore-offsets',

  authorize(ctx, { group }) {
    authorize(ctx, 'reset-offsets', { kind: 'group', cluster: ctx.cluster.name, id: group });
  },

  touches: ({ group }) => [{ type: 'group', name: group }],

  async read(ctx, { group, offsets }) {
    const kafka = kafkaFor(ctx.cluster);
    const found = await readGroup(kafka, group);
    const wanted = new Set(offsets.map(partitionKey));
    return {
      group: found && { ...found, commits: found.commits.filter((commit) => wanted.has(partitionKey(commit))) },
      topics: await readTopicShapes(
        kafka,
        offsets.map(({ topic }) => topic),
      ),
    };
  },

  async plan(ctx, request, { group }) {
    if (group) {
      assertInactive(group);
      if ((group.type === 'share') !== request.share) {
        throw wrongField('share', `must be ${!request.share}: ${groupName(group.id)} is a ${group.type} group`);
      }
    }
    const rows = await readRestore(kafkaFor(ctx.cluster), request, group?.commits ?? []);
    return draftRestore(request, group?.type ?? null, rows, ctx.cluster.connection);
  },

  apply(ctx, payload) {
    return writeOffsets(kafkaFor(ctx.cluster), payload as OffsetWrites);
  },
};
