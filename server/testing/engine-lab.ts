import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach } from 'vitest';
import type { Change } from '../../lib/contracts/changes.ts';
import { AppError } from '../../lib/errors.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { applyChange } from '../change/apply.ts';
import type { Engine } from '../change/engine.ts';
import type { ChangeKind } from '../change/kind.ts';
import { planChange } from '../change/plan.ts';
import { openStore } from '../store/store.ts';
import { testContext } from './context.ts';

/** Settings of topics, in memory, where a cluster would be. */
type Shelf = Map<string, bigint>;

export interface EngineLab {
  engine: Engine;
  shelf: Shelf;
  /** What happens instead of, or in the middle of, an apply. */
  during: () => Promise<void> | void;
  /** What happens while the state is read. */
  reading: () => void;
  forbidden: boolean;
  now: number;
  ctx(options?: Parameters<typeof testContext>[0]): ClusterCtx;
  /** Plans that `topic` keeps its records for `ms`; null: without an undo. */
  plan(topic: string, ms: string, ctx?: ClusterCtx): Promise<Change>;
  apply(change: Change, answer?: Partial<Parameters<typeof applyChange>[3]>, ctx?: ClusterCtx): Promise<Change>;
  /** The console starts again on the same data. What it was doing goes on in this process, so give it a cluster of its own. */
  restart(): Promise<void>;
  /** From now on the store's file can't grow, until `full` is false again. */
  diskFull(full: boolean): Promise<void>;
}

/** The change engine on a store of its own, with one kind of change to a cluster that is a Map. */
export function engineLab(): EngineLab {
  let folder: string;
  const lab = {
    ctx: (options = {}) => testContext({ now: () => lab.now, ...options }),
    plan: (topic, ms, ctx = lab.ctx()) =>
      planChange(lab.engine, ctx, { kind: 'alter-topic-configs', topic, configs: { 'retention.ms': ms } }),
    apply: (change, answer = {}, ctx = lab.ctx()) =>
      applyChange(lab.engine, ctx, change.id, {
        digest: change.digest,
        confirm: change.confirm,
        acknowledged: change.acknowledge.map(({ id }) => id),
        ...answer,
      }),
    async restart() {
      await lab.engine.store.destroy();
      lab.engine.store = await openStore(folder);
    },
    async diskFull(full) {
      const { store } = lab.engine;
      const { rows } = await sql<{ page_count: bigint }>`pragma page_count`.execute(store);
      await sql`pragma max_page_count = ${sql.raw(full ? `${rows[0]?.page_count}` : '1000000')}`.execute(store);
    },
  } as EngineLab;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'highwater-changes-'));
    const shelf: Shelf = new Map([
      ['orders', 1n],
      ['payments', 2n],
    ]);
    const isInternal = (topic: string) => topic.startsWith('__');
    const engine = { store: await openStore(folder), key: randomBytes(32), kinds: [retention(lab)], isInternal };
    Object.assign(lab, { shelf, engine, during: () => {}, reading: () => {}, forbidden: false });
    lab.now = Date.parse('2026-11-20T10:00:00Z');
  });
  afterEach(async () => {
    await lab.engine.store.destroy();
    await rm(folder, { recursive: true });
  });
  return lab;
}

interface Payload {
  topic: string;
  ms: string;
}

/** Setting retention on the shelf. A password given beside it is only shown, and must not be. */
function retention(lab: EngineLab): ChangeKind<'alter-topic-configs', { retention: bigint }> {
  const rowOf = (topic: string) => ({ resource: topic, field: 'retention.ms' });
  return {
    kind: 'alter-topic-configs',
    authorize() {
      if (lab.forbidden) throw new AppError('FORBIDDEN', 'You may not alter this topic.');
    },
    touches: ({ topic = '' }) => [{ type: 'topic', name: topic }],
    async read(_, { topic = '' }) {
      lab.reading();
      const retention = lab.shelf.get(topic);
      if (retention === undefined) throw new AppError('TOPIC_NOT_FOUND', `There is no topic ${topic}.`);
      return { retention };
    },
    async plan(_, { topic = '', configs }, { retention }) {
      const ms = configs['retention.ms'] ?? '0';
      const before = `${retention}`;
      const password = configs['ssl.keystore.password'];
      return {
        title: `Set retention of ${topic}`,
        summary: `From ${before} to ${ms} ms.`,
        verb: 'Set 1 config',
        effects: [
          { ...rowOf(topic), before, after: ms },
          ...(password ? [{ resource: topic, field: 'ssl.keystore.password', before: null, after: password }] : []),
        ],
        warnings: [],
        command: `kafka-configs --alter --topic ${topic}`,
        confirm: null,
        payload: { topic, ms },
        undo:
          ms === '0'
            ? { reason: 'What is deleted stays deleted.' }
            : { request: { kind: 'alter-topic-configs', topic, configs: { 'retention.ms': before } } },
      };
    },
    async apply(_, payload) {
      const { topic, ms } = payload as unknown as Payload;
      await lab.during();
      lab.shelf.set(topic, BigInt(ms));
      return [{ ...rowOf(topic), ok: true }];
    },
  };
}
