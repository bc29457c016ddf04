import 'server-only';
import { randomInt } from 'node:crypto';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { produce as contract } from '@/lib/contracts/produce';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { acknowledgements, assertConsent } from '../change/consent.ts';
import { recordIntent, recordResult } from '../change/record.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { writerFor } from '../kafka/writer/writers.ts';
import { findTopic } from '../scan/find-topic.ts';
import { registryFor } from '../serde/registry/registries.ts';
import { configuredMessage } from '../serde/schema/schema-source.ts';
import { auditIntent, auditResult } from './produce-audit.ts';
import { producedReply } from './produced-reply.ts';
import { batchSettings, recordsToSend } from './records-to-send.ts';
import { withSchemas } from './with-schemas.ts';

/** How long the cluster may take to say what it knows of the topic, in milliseconds. */
const findMs = 5_000;

/** How long records are tried, in milliseconds: shorter than a request may take, so that the reason is told. */
const writeMs = 24_000;

/** Writes records and says of each where it is. What was begun is ended and noted, also when nobody waits any more. */
export async function produce(
  ctx: ClusterCtx,
  { cluster, topic, records, list }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'produce', { kind: 'topic', cluster, name: topic });
  const { acks, codec } = batchSettings(records);
  const { partitions, isInternal } = await findTopic(kafkaFor(ctx.cluster), topic, Date.now() + findMs);
  const touched = [{ type: 'topic' as const, name: topic }];
  assertConsent(
    { confirm: null, acknowledge: acknowledgements(touched, () => isInternal, ctx.cluster.protectedTopics) },
    { acknowledged: records.flatMap(({ acknowledged }) => acknowledged) },
  );
  const written = await withSchemas(records, list, registryFor(ctx.cluster), (part) =>
    configuredMessage(ctx.cluster.protobuf, topic, part),
  );
  const sent = recordsToSend(topic, written, { list, partitions, now: ctx.now(), random: randomInt });

  const change = await recordIntent(ctx, auditIntent(topic, sent, { acks, codec }));
  const outcomes = await writerFor(ctx.cluster, acks).send(sent, { codec, signal: AbortSignal.timeout(writeMs) });
  await recordResult(ctx, change, auditResult(outcomes));
  return producedReply(outcomes, list);
}
