import type { Actor, ClusterCtx } from '../access/ctx.ts';
import type { ClusterConfig } from '../config/cluster.ts';

interface Options {
  cluster?: Partial<ClusterConfig>;
  actor?: Actor;
  now?: () => number;
  signal?: AbortSignal;
}

/** A context for tests of verbs: anonymous, never aborted, silent. */
export function testContext({ cluster, actor, now, signal }: Options = {}): ClusterCtx {
  const quiet = () => {};
  return {
    actor: actor ?? { kind: 'anonymous' },
    now: now ?? Date.now,
    signal: signal ?? new AbortController().signal,
    log: { info: quiet, warn: quiet, error: quiet },
    cluster: testCluster(cluster),
  } as unknown as ClusterCtx;
}

export function testCluster(settings: Partial<ClusterConfig> = {}): ClusterConfig {
  return {
    name: 'test',
    label: 'Test',
    environment: 'development',
    production: false,
    readOnly: false,
    protectedTopics: [],
    connection: { bootstrapServers: ['127.0.0.1:9092'], clientId: 'highwater-test', tls: null, sasl: null },
    schemaRegistry: null,
    protobuf: null,
    ...settings,
  };
}
