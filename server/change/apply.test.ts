import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import type { Change } from '../../lib/contracts/changes.ts';
import { AppError, toAppError } from '../../lib/errors.ts';
import { engineLab } from '../testing/engine-lab.ts';
import { checkChain, readAudit } from './audit-log.ts';
import { findChange } from './change-rows.ts';
import { planChange } from './plan.ts';
import { recoverChanges } from './recover.ts';
import { undoChange } from './undo.ts';
import { toChange } from './wire.ts';

const lab = engineLab();

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'not refused',
    (error) => {
      const { code, message, details } = toAppError(error);
      return { code, message, ...(details && { details }) };
    },
  );
}

async function change(id: string, cluster = 'test'): Promise<Change> {
  return toChange(await findChange(lab.engine.store, cluster, id), lab.now);
}

async function auditLines(cluster = 'test'): Promise<unknown[]> {
  const lines = [];
  for await (const page of readAudit(lab.engine.store, cluster)) lines.push(...page);
  return lines.map(({ phase, title, body, actor }) => ({ phase, title, actor, body }));
}

const chain = (cluster = 'test') => checkChain(lab.engine.store, cluster, lab.now);

describe('a change', () => {
  it('is shown without being done, done as shown, and taken back', async () => {
    const plan = await lab.plan('orders', '60000');
    expect(plan).toMatchObject({
      state: 'planned',
      effects: [{ resource: 'orders', field: 'retention.ms', before: '1', after: '60000' }],
      plannedAt: '2026-11-20T10:00:00.000Z',
      expiresAt: '2026-11-20T10:10:00.000Z',
      ...{ confirm: null, acknowledge: [], appliedAt: null, undoOf: null, undo: { possible: true, reason: null } },
    });
    expect(lab.shelf.get('orders')).toBe(1n);

    const applied = await lab.apply(plan);
    expect(applied).toMatchObject({
      state: 'applied',
      appliedAt: '2026-11-20T10:00:00.000Z',
      endedAt: '2026-11-20T10:00:00.000Z',
      results: [{ resource: 'orders', field: 'retention.ms', ok: true }],
    });
    expect(lab.shelf.get('orders')).toBe(60_000n);

    const undo = await undoChange(lab.engine, lab.ctx(), plan.id);
    expect(undo).toMatchObject({ state: 'planned', undoOf: plan.id, effects: [{ before: '60000', after: '1' }] });
    expect((await change(plan.id)).undoneBy).toBeNull();
    await lab.apply(undo);
    expect(lab.shelf.get('orders')).toBe(1n);
    expect(await change(plan.id)).toMatchObject({ undoneBy: undo.id, undo: { possible: false } });
    expect(await refusal(undoChange(lab.engine, lab.ctx(), plan.id))).toEqual({
      code: 'NOT_UNDOABLE',
      message: 'It has been undone already.',
      details: { undoneBy: undo.id },
    });
  });

  it('leaves two lines in the audit log: what was wanted, how it ended', async () => {
    const plan = await lab.plan('orders', '60000');
    expect(await auditLines()).toEqual([]);
    await lab.apply(plan);
    const who = { title: 'Set retention of orders', actor: 'anonymous' };
    expect(await auditLines()).toEqual([
      {
        phase: 'intent',
        ...who,
        body: {
          request: { kind: 'alter-topic-configs', topic: 'orders', configs: { 'retention.ms': '60000' } },
          summary: 'From 1 to 60000 ms.',
          effects: plan.effects,
          command: 'kafka-configs --alter --topic orders',
          digest: plan.digest,
          undoOf: null,
        },
      },
      {
        phase: 'result',
        ...who,
        body: { state: 'applied', results: [{ resource: 'orders', field: 'retention.ms', ok: true }], error: null },
      },
    ]);
    expect(await chain()).toEqual({ entries: 2, intact: true, brokenAt: null });
  });

  it('that is applied twice at the same time happens once', async () => {
    let times = 0;
    lab.during = () => void times++;
    const plan = await lab.plan('orders', '60000');
    const all = await Promise.all([1, 2, 3].map(() => refusal(lab.apply(plan))));
    expect(times).toBe(1);
    expect(all.filter((one) => one === 'not refused')).toHaveLength(1);
    expect(all.filter((one) => (one as AppError).code === 'ALREADY_APPLIED')).toHaveLength(2);
  });

  it('waits for another of the same cluster, and not for one of another cluster', async () => {
    const gate = Promise.withResolvers<void>();
    const begun: string[] = [];
    const [first, second] = [await lab.plan('orders', '5'), await lab.plan('payments', '6')];
    const elsewhere = lab.ctx({ cluster: { name: 'elsewhere' } });
    const third = await lab.plan('orders', '7', elsewhere);
    lab.during = () => {
      begun.push(`${begun.length}`);
      return begun.length === 1 ? gate.promise : undefined;
    };
    const one = lab.apply(first);
    await vi.waitFor(() => expect(begun).toHaveLength(1));
    const two = lab.apply(second);
    await lab.apply(third, {}, elsewhere);
    expect(begun).toHaveLength(2);
    expect((await change(second.id)).state).toBe('planned');
    gate.resolve();
    expect([(await one).state, (await two).state]).toEqual(['applied', 'applied']);
  });

  it('goes on to its end when who asked for it has left', async () => {
    const gate = Promise.withResolvers<void>();
    const leaving = new AbortController();
    const plan = await lab.plan('orders', '60000');
    const inside = Promise.withResolvers<void>();
    lab.during = () => {
      inside.resolve();
      return gate.promise;
    };
    const applied = lab.apply(plan, {}, lab.ctx({ signal: leaving.signal }));
    await inside.promise;
    leaving.abort();
    gate.resolve();
    expect((await applied).state).toBe('applied');
    expect(lab.shelf.get('orders')).toBe(60_000n);
  });
});

describe('who asked for a change and left finds it not done, when that was', () => {
  it('while it waited for its turn', async () => {
    const gate = Promise.withResolvers<void>();
    const leaving = new AbortController();
    const [first, second] = [await lab.plan('payments', '6'), await lab.plan('orders', '60000')];
    lab.during = () => gate.promise;
    const before = lab.apply(first);
    const waiting = refusal(lab.apply(second, {}, lab.ctx({ signal: leaving.signal })));
    leaving.abort();
    gate.resolve();
    expect((await before).state).toBe('applied');
    expect(await waiting).not.toBe('not refused');
    expect([lab.shelf.get('orders'), (await change(second.id)).state]).toEqual([1n, 'planned']);
  });

  it('while the plan was compared with the cluster', async () => {
    const leaving = new AbortController();
    const plan = await lab.plan('orders', '60000');
    lab.reading = () => leaving.abort();
    const applied = refusal(lab.apply(plan, {}, lab.ctx({ signal: leaving.signal })));
    expect(await applied).not.toBe('not refused');
    expect([lab.shelf.get('orders'), (await change(plan.id)).state]).toEqual([1n, 'planned']);
  });
});

describe('what has moved since the plan', () => {
  it('is told, and nothing is done', async () => {
    const plan = await lab.plan('orders', '60000');
    lab.shelf.set('orders', 2n ** 60n);
    expect(await refusal(lab.apply(plan))).toEqual({
      code: 'PLAN_STALE',
      message: 'Something that this plan rests on has moved. Nothing was changed; plan it again.',
      details: { moved: ['retention'] },
    });
    expect(lab.shelf.get('orders')).toBe(2n ** 60n);
    expect((await change(plan.id)).state).toBe('stale');
    lab.shelf.set('orders', 1n);
    expect(await refusal(lab.apply(plan))).toMatchObject({ code: 'PLAN_STALE' });
    expect(await auditLines()).toEqual([]);
  });

  it('may be that there is nothing left to change', async () => {
    const plan = await lab.plan('orders', '60000');
    lab.shelf.delete('orders');
    expect(await refusal(lab.apply(plan))).toEqual({
      code: 'PLAN_STALE',
      message: 'There is no topic orders. Nothing was changed; plan it again.',
      details: { code: 'TOPIC_NOT_FOUND' },
    });
  });
});

describe('an apply is refused, and nothing is done,', () => {
  const production = { cluster: { production: true } };
  const cases: [string, (plan: Change) => Promise<unknown>, unknown][] = [
    [
      'without the word of a production cluster',
      (plan) => lab.apply(plan, { confirm: null }),
      {
        code: 'CONFIRM_REQUIRED',
        message: 'Type "orders" to confirm this change.',
        details: { confirm: 'orders' },
      },
    ],
    [
      'with a word that is almost right',
      (plan) => lab.apply(plan, { confirm: 'Orders' }),
      {
        code: 'CONFIRM_REQUIRED',
        message: 'Type "orders" to confirm this change.',
        details: { confirm: 'orders' },
      },
    ],
    [
      'with the digest of something else',
      (plan) => lab.apply(plan, { digest: 'f'.repeat(64) }),
      {
        code: 'BAD_REQUEST',
        message: 'The field `digest` is not that of this plan. Send the digest that the plan has.',
        details: { fields: [{ in: 'body', field: 'digest', problem: 'is not that of this plan' }] },
      },
    ],
    [
      'when the plan is ten minutes old',
      (plan) => {
        lab.now += 600_000;
        return lab.apply(plan);
      },
      { code: 'PLAN_EXPIRED', message: 'This plan held until 2026-11-20T10:10:00.000Z. Plan it again.' },
    ],
    [
      'when it was done before',
      async (plan) => {
        await lab.apply(plan);
        lab.shelf.set('orders', 1n);
        lab.now += 1000;
        return lab.apply(plan);
      },
      {
        code: 'ALREADY_APPLIED',
        message: 'This change was applied at 2026-11-20T10:00:00.000Z. A plan is applied once; plan it again.',
      },
    ],
    [
      'when nobody planned it',
      (plan) => lab.apply({ ...plan, id: 'nope' }),
      {
        code: 'CHANGE_NOT_FOUND',
        message: 'There is no change nope here. Plans that were not applied go after a day.',
      },
    ],
    [
      'when it was planned for another cluster',
      (plan) => lab.apply({ ...plan, id: 'x' }, {}, lab.ctx({ cluster: { name: 'elsewhere' } })),
      { code: 'CHANGE_NOT_FOUND', message: 'There is no change x here. Plans that were not applied go after a day.' },
    ],
    [
      'when the actor may no longer do it',
      (plan) => {
        lab.forbidden = true;
        return lab.apply(plan);
      },
      { code: 'FORBIDDEN', message: 'You may not alter this topic.' },
    ],
    [
      "when the console's key is another",
      (plan) => {
        lab.engine.key = Buffer.alloc(32);
        return lab.apply(plan);
      },
      {
        code: 'PLAN_STALE',
        message: 'What this change needs was kept under another key of the console. Plan it anew.',
      },
    ],
  ];
  it.each(cases)('%s', async (_when, work, error) => {
    const plan = await lab.plan('orders', '60000', lab.ctx(production));
    expect(plan.confirm).toBe('orders');
    expect(await refusal(work(plan))).toEqual(error);
    expect([1n, lab.shelf.get('orders')]).toContain(1n);
  });

  it('without the extra yes for an internal and a protected topic', async () => {
    lab.shelf.set('__state', 1n);
    const ctx = lab.ctx({ cluster: { protectedTopics: ['__*'] } });
    const plan = await lab.plan('__state', '60000', ctx);
    expect(plan.acknowledge.map(({ id }) => id)).toEqual(['internal', 'protected']);
    const missing = plan.acknowledge.filter(({ id }) => id === 'protected');
    expect(await refusal(lab.apply(plan, { acknowledged: ['internal'] }, ctx))).toEqual({
      code: 'ACKNOWLEDGEMENT_REQUIRED',
      message: `This change needs an extra yes. ${missing[0]?.text}`,
      details: { acknowledge: missing },
    });
    expect(lab.shelf.get('__state')).toBe(1n);
    expect((await lab.apply(plan, {}, ctx)).state).toBe('applied');
  });
});

describe('how a change ended', () => {
  it.each([
    ['Kafka refuses it', 'REFUSED_BY_KAFKA', 'failed'],
    ['no answer comes, so that it may have been done', 'BROKER_UNREACHABLE', 'unknown'],
  ] as const)('when %s', async (_when, code, state) => {
    lab.during = () => {
      throw new AppError(code, 'No.');
    };
    const plan = await lab.plan('orders', '60000');
    expect(await lab.apply(plan)).toMatchObject({ state, results: [], error: { code, message: 'No.' } });
    expect((await auditLines()).at(-1)).toMatchObject({ phase: 'result', body: { state, error: { code } } });
  });

  it('is not known when the process ended in between: then nobody applies it again, and the next plan shows the truth', async () => {
    const left = lab.ctx({ cluster: { name: 'left' } });
    const plan = await lab.plan('orders', '60000', left);
    const over = Promise.withResolvers<void>();
    lab.during = () => {
      over.resolve();
      return new Promise(() => {});
    };
    void lab.apply(plan, {}, left);
    await over.promise;
    await lab.restart();
    expect((await change(plan.id, 'left')).state).toBe('applying');
    expect(await recoverChanges(lab.engine.store, lab.now)).toBe(1);
    expect(await change(plan.id, 'left')).toMatchObject({
      state: 'unknown',
      results: [],
      error: { message: expect.stringContaining('Look at the cluster') },
      undo: { possible: true },
    });
    const lines = [{ phase: 'intent' }, { phase: 'result', body: { state: 'unknown' } }];
    expect(await auditLines('left')).toMatchObject(lines);
    expect(await chain('left')).toEqual({ entries: 2, intact: true, brokenAt: null });
    expect(await recoverChanges(lab.engine.store, lab.now)).toBe(0);
    lab.shelf.set('orders', 60_000n);
    expect((await lab.plan('orders', '60000')).effects[0]).toMatchObject({ before: '60000' });
  });
});

describe('a store whose disk is full', () => {
  const noRoom = {
    code: 'STORE_UNAVAILABLE',
    message: "The disk of the console's store is full. Nothing was changed; reading goes on.",
  };

  // So long a name that its plan, its intent and its result need pages that the file does not have.
  const long = 'x'.repeat(50_000);

  it('takes no plan and no intent: nothing is done, reading goes on, and later all is well', async () => {
    lab.shelf.set(long, 1n);
    const plan = await lab.plan(long, '5');
    await lab.diskFull(true);
    expect(await refusal(lab.plan(long, '6'))).toEqual(noRoom);
    expect(await refusal(lab.apply(plan))).toEqual(noRoom);
    expect(lab.shelf.get(long)).toBe(1n);
    expect((await change(plan.id)).state).toBe('planned');
    expect(await chain()).toMatchObject({ entries: 0, intact: true });
    await lab.diskFull(false);
    expect((await lab.apply(plan)).state).toBe('applied');
    expect(await chain()).toMatchObject({ entries: 2, intact: true });
  });

  it('takes no result either: the reply tells it, and the history has it as soon as there is room', async () => {
    const plan = await noRoomForResult();
    expect((await change(plan.id)).state).toBe('applying');
    await lab.diskFull(false);
    await vi.waitFor(async () => expect((await change(plan.id)).state).toBe('applied'), { timeout: 20_000 });
    expect(await change(plan.id)).toMatchObject({ results: [{ ok: true }], warnings: [] });
    expect(await chain()).toMatchObject({ entries: 2, intact: true });
  }, 30_000);

  it('takes no result either: when the console ends before there is room, the history says unknown', async () => {
    const plan = await noRoomForResult();
    await lab.restart();
    await recoverChanges(lab.engine.store, lab.now);
    expect((await change(plan.id)).state).toBe('unknown');
    expect(await chain()).toMatchObject({ entries: 2, intact: true });
  });

  /** A change that was done when there was no room for its result. */
  async function noRoomForResult(): Promise<Change> {
    lab.shelf.set(long, 1n);
    const plan = await lab.plan(long, '60000');
    lab.during = () => lab.diskFull(true);
    expect(await lab.apply(plan)).toMatchObject({
      state: 'applied',
      results: [{ ok: true }],
      warnings: [{ severity: 'critical', title: 'The result could not be recorded.' }],
    });
    return plan;
  }
});

describe('a secret', () => {
  const plan = () =>
    planChange(lab.engine, lab.ctx(), {
      kind: 'alter-topic-configs',
      topic: 'orders',
      configs: { 'retention.ms': '60000', 'ssl.keystore.password': 'hunter2' },
    });

  it('is in the store only encrypted, in the plan and in the audit log not at all', async () => {
    const planned = await plan();
    expect(planned.effects.at(-1)).toEqual({
      ...{ resource: 'orders', field: 'ssl.keystore.password', before: null, after: '***' },
    });
    const applied = await lab.apply(planned);
    expect(lab.shelf.get('orders')).toBe(60_000n);
    const { row } = await findChange(lab.engine.store, 'test', planned.id);
    expect(Buffer.from(row.sealed ?? '', 'base64').toString('latin1')).not.toContain('hunter2');
    for (const shown of [planned, applied, row, await auditLines()]) {
      expect(inspect(shown, { depth: null })).not.toContain('hunter2');
    }
  });

  it('that somebody has put into another plan opens nothing', async () => {
    const [one, other] = [await plan(), await lab.plan('payments', '5')];
    const { row } = await findChange(lab.engine.store, 'test', other.id);
    await lab.engine.store.updateTable('change').set({ sealed: row.sealed }).where('id', '=', one.id).execute();
    expect(await refusal(lab.apply(one))).toMatchObject({ code: 'PLAN_STALE' });
    expect(lab.shelf.get('payments')).toBe(2n);
  });
});
