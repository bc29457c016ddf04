import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { engineLab } from '../testing/engine-lab.ts';
import { appendAudit } from './audit.ts';
import { checkChain, checkChainSoon, readAudit } from './audit-log.ts';

const lab = engineLab();

const chain = () => checkChain(lab.engine.store, 'test', lab.now);
/** Longer than what was looked at is trusted, however slow it was. */
const long = 3_600_000;

async function append(count: number, cluster = 'test'): Promise<void> {
  const line = { cluster, at: lab.now, change: 'c', actor: 'anonymous', kind: 'produce', title: 'Produce to orders' };
  await lab.engine.store.transaction().execute(async (transaction) => {
    for (let n = 0; n < count; n++) await appendAudit(transaction, { ...line, phase: 'intent', body: { n } });
  });
}

/** Changes the log as only somebody who may write to the file can. */
async function tamper(statement: string): Promise<void> {
  for (const name of ['audit_no_update', 'audit_no_delete']) {
    await sql`drop trigger if exists ${sql.ref(name)}`.execute(lab.engine.store);
  }
  await sql.raw(statement).execute(lab.engine.store);
}

describe('the audit log', () => {
  it('is read whole and in order, however long it is, and each cluster has its own', async () => {
    await append(502);
    await append(2, 'elsewhere');
    const seqs: string[] = [];
    for await (const page of readAudit(lab.engine.store, 'test')) seqs.push(...page.map(({ seq }) => seq));
    expect(seqs).toEqual(Array.from({ length: 502 }, (_, index) => `${index + 1}`));
    expect(await chain()).toEqual({ entries: 502, intact: true, brokenAt: null });
    await tamper(`update audit set actor = 'x' where seq = 501`);
    lab.now += long;
    expect(await chain()).toMatchObject({ intact: false, brokenAt: 501n });
  });

  it('lets nobody edit it or take from it', async () => {
    await append(2);
    for (const statement of [`update audit set actor = 'x'`, 'delete from audit']) {
      await expect(sql.raw(statement).execute(lab.engine.store)).rejects.toThrow(
        'The audit log is only ever added to.',
      );
    }
  });

  it.each([
    ['at', `at = at + 1`],
    ['actor', `actor = 'x'`],
    ['title', `title = 'x'`],
    ['kind', `kind = 'x'`],
    ['phase', `phase = 'result'`],
    ['change', `change_id = 'x'`],
    ['body', `body = '{"n":7}'`],
    ['hash', `hash = previous`],
    ['previous', `previous = hash`],
  ])('tells when the %s of a line was edited, and which line', async (_what, edit) => {
    await append(3);
    await tamper(`update audit set ${edit} where seq = 2`);
    expect(await chain()).toMatchObject({ intact: false, brokenAt: 2n });
  });

  it('tells when a line was taken out, turned or put in', async () => {
    await append(5);
    await tamper('delete from audit where seq = 2');
    expect(await chain()).toMatchObject({ intact: false, brokenAt: 2n });
    await tamper('update audit set seq = seq - 1 where seq > 2');
    expect(await chain()).toMatchObject({ intact: false, brokenAt: 2n });
  });

  it('tells when its last lines are gone: the changes that they were about are there', async () => {
    await lab.apply(await lab.plan('orders', '5'));
    await tamper('delete from audit where seq = 2');
    expect(await chain()).toEqual({ entries: 1, intact: false, brokenAt: 2n });
    await tamper('delete from audit');
    lab.now += long;
    expect(await chain()).toEqual({ entries: 0, intact: false, brokenAt: 1n });
  });

  it('is looked at once for all who ask at the same time', async () => {
    await append(3);
    const [one, other] = [chain(), checkChainSoon(lab.engine.store, 'test', lab.now)];
    expect([await one, await other]).toEqual(Array(2).fill({ entries: 3, intact: true, brokenAt: null }));
    await append(1);
    expect(await chain()).toMatchObject({ entries: 4 });
  });

  it('is not looked at from its beginning each time', async () => {
    await append(3);
    expect(await chain()).toMatchObject({ intact: true });
    await tamper(`update audit set actor = 'x' where seq = 1`);
    await append(1);
    expect(await chain()).toEqual({ entries: 4, intact: true, brokenAt: null });
    lab.now += long;
    expect(await chain()).toMatchObject({ intact: false, brokenAt: 1n });
  });
});
