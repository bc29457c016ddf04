import 'server-only';
import type { getOverview as contract, Overview } from '@/lib/contracts/clusters';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { visibleFindings } from '../findings/visible-findings.ts';
import { rateWindowMs } from '../observe/lag/rate-slots.ts';
import { observe } from '../observe/observed.ts';
import { type ClusterSnapshot, controllerOf, type QuorumReplica } from '../observe/snapshot.ts';
import { envelopeOf, instantOf } from '../observe/stale-parts.ts';
import { clusterSummary } from './cluster-summary.ts';
import { overviewCounts } from './overview-counts.ts';
import { presentRate, throughput } from './throughput.ts';

export async function getOverview(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: ctx.cluster.name });
  const { snapshot, observer } = await observe(ctx, input);
  const { history } = observer;
  return {
    ...clusterSummary(ctx.cluster, snapshot),
    ...envelopeOf(snapshot),
    kafkaClusterId: snapshot.kafkaClusterId,
    version: versionOf(snapshot),
    controller: controllerOf(snapshot),
    quorum: quorumOf(snapshot),
    counts: overviewCounts(snapshot),
    producedPerSecond: presentRate(history, 'produced', rateWindowMs),
    consumedPerSecond: presentRate(history, 'consumed', rateWindowMs),
    findings: visibleFindings(ctx, snapshot.findings),
    throughput: { produced: throughput(history, 'produced'), consumed: throughput(history, 'consumed') },
  };
}

/** `4.3`, or while brokers are being upgraded `4.2, 4.3`. */
function versionOf({ brokers }: ClusterSnapshot): string | null {
  const versions = new Set(
    [...(brokers.value?.values() ?? [])].map(({ version }) => version).filter((one) => one !== null),
  );
  return versions.size === 0 ? null : [...versions].sort().join(', ');
}

function quorumOf({ quorum }: ClusterSnapshot): Overview['quorum'] {
  if (quorum.value === null) return null;
  const { leader, leaderEpoch, voters, observers } = quorum.value;
  return { leader, leaderEpoch, voters: voters.map(replicaOf), observers: observers.map(replicaOf) };
}

function replicaOf({ id, lag, lastCaughtUpAt }: QuorumReplica) {
  return { id, lag: lag?.toString() ?? null, lastCaughtUpAt: instantOf(lastCaughtUpAt) };
}
