import 'server-only';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { wrongField } from '../topics/named-topics.ts';
import { draftDeletedOffsets } from './draft-deleted-offsets.ts';
import { groupActive } from './inactive-group.ts';
import type { OffsetWrites } from './offset-write.ts';
import { type GroupFacts, groupName, readGroup } from './read-groups.ts';
import { writeOffsets } from './write-offsets.ts';

/** With the commits that go; null: there is no such group. */
type State = GroupFacts | null;

export const deleteOffsets: ChangeKind<'delete-offsets', State> = {
  kind: 'delete-offsets',

  authorize(ctx, { group, topic }) {
    const cluster = ctx.cluster.name;
    authorize(ctx, 'reset-offsets', { kind: 'group', cluster, id: group });
    authorize(ctx, 'view', { kind: 'topic', cluster, name: topic });
  },

  touches: ({ group }) => [{ type: 'group', name: group }],

  async read(ctx, { group, topic, partitions }) {
    const found = await readGroup(kafkaFor(ctx.cluster), group);
    if (!found) return null;
    const commits = found.commits.filter(
      (commit) => commit.topic === topic && (partitions?.includes(commit.partition) ?? true),
    );
    return { ...found, commits };
  },

  async plan(ctx, request, group) {
    const { topic } = request;
    if (!group) {
      const message = `There is no group ${groupName(request.group)}.`;
      throw new AppError('GROUP_NOT_FOUND', message, { details: { group: request.group } });
    }
    if (group.type === 'share' && request.partitions) {
      throw wrongField('partitions', 'must be absent: of a share group, Kafka deletes the offsets of whole topics');
    }
    // Kafka deletes offsets of a group with members too, unless they read the topic.
    const reading = group.members.filter(({ assignment }) => assignment.some((one) => one.topic === topic));
    if (reading.length > 0) throw groupActive(group.id, group.state, reading);
    if (group.commits.length === 0) {
      const message = `Group ${groupName(group.id)} has committed nothing there: on ${topic} there is nothing to delete.`;
      throw new AppError('BAD_REQUEST', message, { details: { group: group.id, topic } });
    }
    return draftDeletedOffsets(request, group, ctx.cluster.connection);
  },

  apply(ctx, payload) {
    return writeOffsets(kafkaFor(ctx.cluster), payload as OffsetWrites);
  },
};
