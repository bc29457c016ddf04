import 'server-only';
import type { ResetOffsetsRequest } from '@/lib/contracts/change-requests';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind, Json } from '../change/kind.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { atField } from '../topics/named-topics.ts';
import { draftReset } from './draft-reset.ts';
import { assertInactive } from './inactive-group.ts';
import type { OffsetWrites } from './offset-write.ts';
import { parseOffsetsCsv } from './parse-offsets-csv.ts';
import { type GroupFacts, groupName, readGroup } from './read-groups.ts';
import { readReset } from './read-reset.ts';
import { assertExists, readTopicShapes, type TopicShape } from './read-topic-shapes.ts';
import { resetTarget } from './reset-target.ts';
import { type GivenOffset, inScope, scopedPartitions, selectPartitions } from './select-partitions.ts';
import { writeOffsets } from './write-offsets.ts';

interface State {
  /** Null: there is no such group yet. Commits outside of the scope are left out. */
  group: GroupFacts | null;
  topics: TopicShape[];
}

export const resetOffsets: ChangeKind<'reset-offsets', State> = {
  kind: 'reset-offsets',

  authorize(ctx, { group, scope, to }) {
    const cluster = ctx.cluster.name;
    authorize(ctx, 'reset-offsets', { kind: 'group', cluster, id: group });
    if (scope !== 'all') authorize(ctx, 'view', { kind: 'topic', cluster, name: scope.topic });
    if (typeof to === 'object' && 'group' in to) authorize(ctx, 'view', { kind: 'group', cluster, id: to.group });
  },

  touches: ({ group }) => [{ type: 'group', name: group }],

  async read(ctx, request) {
    const { scope } = request;
    const kafka = kafkaFor(ctx.cluster);
    const found = await readGroup(kafka, request.group);
    const group = found && { ...found, commits: found.commits.filter((commit) => inScope(scope, commit)) };
    const named = scope === 'all' ? (group?.commits ?? []).map(({ topic }) => topic) : [scope.topic];
    const csv = csvOffsets(request) ?? [];
    const topics = await readTopicShapes(kafka, [...named, ...csv.map(({ topic }) => topic)]);
    if (scope !== 'all') {
      assertExists(topics, [{ topic: scope.topic, partition: 0 }]);
      assertExists(topics, scopedPartitions(scope, topics));
    }
    assertExists(topics, csv);
    return { group, topics };
  },

  async plan(ctx, request, { group, topics }) {
    const kafka = kafkaFor(ctx.cluster);
    if (group) assertInactive(group);
    const target = resetTarget(request, ctx.now());
    const given = csvOffsets(request) ?? (await otherOffsets(ctx, request));
    if (!group && !given && request.scope === 'all') throw noSuchGroup(request.group);
    const commits = group?.commits ?? [];
    const selected = selectPartitions(request.scope, commits, topics, given);
    if (selected.length === 0) throw nothingSelected(request);
    const rows = await readReset(kafka, { selected, commits, given, target, whole: request.scope === 'all' });
    return draftReset({ request, type: group?.type ?? null, target, rows, connection: ctx.cluster.connection });
  },

  apply(ctx, payload: Json) {
    return writeOffsets(kafkaFor(ctx.cluster), payload as OffsetWrites);
  },
};

function csvOffsets({ group, to }: ResetOffsetsRequest): GivenOffset[] | null {
  if (typeof to === 'string' || !('csv' in to)) return null;
  return parseOffsetsCsv(to.csv, group).map((row) => ({ ...row, leaderEpoch: -1 }));
}

async function otherOffsets(
  ctx: Parameters<typeof resetOffsets.read>[0],
  { to }: ResetOffsetsRequest,
): Promise<GivenOffset[] | null> {
  if (typeof to === 'string' || !('group' in to)) return null;
  const other = await readGroup(kafkaFor(ctx.cluster), to.group);
  if (!other) throw noSuchGroup(to.group);
  return other.commits;
}

function noSuchGroup(group: string): AppError {
  const message = `There is no group ${groupName(group)}. To begin one, name a topic.`;
  return new AppError('GROUP_NOT_FOUND', message, { details: { group } });
}

function nothingSelected({ group, scope, to }: ResetOffsetsRequest): AppError {
  const where = scope === 'all' ? '' : ` on ${scope.topic}`;
  const wrong = (field: string, message: string) => atField(new AppError('BAD_REQUEST', message), field);
  if (typeof to === 'object' && 'csv' in to) return wrong('to.csv', `No line of the CSV is${where}.`);
  const nothing = (id: string) => `Group ${groupName(id)} has committed nothing${where}.`;
  if (typeof to === 'object' && 'group' in to) return wrong('to.group', nothing(to.group));
  return wrong('scope', `${nothing(group)} To begin somewhere, name a topic.`);
}
