import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { MessageEvent } from '@/lib/contracts/messages.ts';
import { ApiError } from '@/lib/http/api-error.ts';
import { keptRows, MessageFeed } from './feed.ts';
import { liveRange, placeText, queryDefaults } from './query.ts';
import { doneEvent, planEvent, progressEvent, recordEvent, unreadableEvent } from './testing/events.ts';
import { ending, totals, type Words, warnings } from './verdict.ts';

/** A feed of scripted runs that publishes when the test says so. */
function scripted(...runs: (MessageEvent | Error | Promise<void>)[][]) {
  const frames: (() => void)[] = [];
  const cursors: (string | null)[] = [];
  const signals: AbortSignal[] = [];
  const feed = new MessageFeed(
    async function* (_query, cursor, signal) {
      cursors.push(cursor);
      signals.push(signal);
      for (const step of runs.shift() ?? []) {
        if (step instanceof Promise) await step;
        else if (step instanceof Error) throw step;
        else yield step;
      }
    },
    (work) => frames.push(work),
  );
  const frame = () => {
    for (const work of frames.splice(0)) work();
    return feed.getState();
  };
  return { feed, frame, frames, cursors, signals };
}

const words: Words = {
  query: { ...queryDefaults },
  time: (at) => new Date(at).toISOString().slice(11, 19),
  position: (text) => text,
};
const records = (from: number, count: number) => Array.from({ length: count }, (_, index) => recordEvent(from + index));

describe('what arrives', () => {
  it('is shown in its order, one change a frame however much came', async () => {
    const { feed, frame, frames } = scripted([planEvent(), ...records(0, 5_000), doneEvent()]);
    const changed = vi.fn();
    feed.subscribe(changed);
    await feed.run(queryDefaults);
    expect(frames).toHaveLength(1);
    expect(frame().rows.map((row) => row.offset)).toEqual(records(0, 5_000).map((row) => row.offset));
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('goes on from the cursor and appends', async () => {
    const examined = [{ partition: 0, from: '4998', to: '5000', reason: 'limit' as const }];
    const { feed, frame, cursors } = scripted(
      [planEvent(), ...records(0, 2), doneEvent({ reason: 'limit', cursor: 'c1', scanned: '5', partitions: examined })],
      [planEvent(), ...records(2, 2), doneEvent({ reason: 'end', cursor: null, scanned: '2' })],
    );
    await feed.run(queryDefaults);
    await feed.more();
    await feed.more();
    expect(cursors).toEqual([null, 'c1']);
    expect(frame()).toMatchObject({ count: 4, phase: 'ended' });
    expect(totals(feed.getState()).scanned).toBe(4n);
  });

  it('starts anew without the rows of the query before', async () => {
    const { feed, frame } = scripted([...records(0, 3), doneEvent()], [...records(7, 1), doneEvent()]);
    await feed.run(queryDefaults);
    await feed.run(queryDefaults);
    expect(frame().rows.map((row) => row.offset)).toEqual(['7']);
  });

  it('of a tail is kept up to a cap, the oldest go first and are counted', async () => {
    const total = keptRows * 2 + 7;
    const { feed, frame } = scripted([planEvent(), ...records(0, total)]);
    await feed.run({ ...queryDefaults, ...liveRange });
    const state = frame();
    expect(state.count).toBe(keptRows);
    expect(state.dropped).toBe(keptRows + 7);
    expect(state.rows.at(-1)?.offset).toBe(String(total - 1));
  });
});

describe('stopping', () => {
  it('aborts the request and says what was scanned', async () => {
    const never = new Promise<void>(() => {});
    const { feed, frame, signals } = scripted([
      planEvent(),
      progressEvent({ scanned: '4812' }),
      ...records(0, 1),
      never,
    ]);
    void feed.run(queryDefaults);
    await vi.waitFor(() => expect(frame().count).toBe(1));
    feed.stop();
    expect(signals[0]?.aborted).toBe(true);
    expect(ending(frame(), words)).toMatchObject({
      text: '4,812 of 5,000 records had been scanned.',
      action: { kind: 'again' },
    });
  });

  it('is no end: it goes on from any place, without a gap and without a row twice', async () => {
    const place = fc.record({ partition: fc.nat(2), progress: fc.boolean() });
    const steps = fc.array(place, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.constantFrom('newest', 'oldest'),
        fc.infiniteStream(fc.nat(12)),
        async (steps, order, stops) => {
          const all = steps.map(({ partition }, at) => {
            const offset = order === 'oldest' ? at : 1_000 - at;
            return at % 5 === 4
              ? unreadableEvent({ partition, offset: `${offset}` })
              : recordEvent(offset, { partition });
          });
          const never = new Promise<void>(() => {});
          let hold = 0;
          const frames: (() => void)[] = [];
          const feed = new MessageFeed(
            async function* (_query, cursor) {
              const from = Number(cursor ?? 0);
              yield planEvent({ cursor: `${from}` });
              for (let at = from; at < all.length; at++) {
                if (at - from === hold) await never;
                yield all[at] as MessageEvent;
                if (steps[at]?.progress) yield progressEvent({ cursor: `${at + 1}` });
              }
              yield doneEvent();
            },
            (work) => frames.push(work),
          );
          // The source stands before record `hold` of its page; stopping there leaves what came since the last progress.
          for (hold of stops) {
            const over = feed.getState().phase === 'idle' ? feed.run({ ...queryDefaults, order }) : feed.more();
            await Promise.race([over, new Promise((resolve) => setTimeout(resolve))]);
            feed.stop();
            for (const work of frames.splice(0)) work();
            if (feed.getState().phase === 'ended') break;
          }
          expect(feed.getState().rows.map(placeText)).toEqual(all.map(placeText));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts what its pages have examined, and says what is left', async () => {
    const never = new Promise<void>(() => {});
    const position = (at: string) => [{ partition: 0, position: at }];
    const { feed, frame, cursors } = scripted(
      [planEvent(), progressEvent({ scanned: '1700', cursor: 'c1', partitions: position('4000') }), never],
      [
        planEvent({ partitions: [{ partition: 0, start: '0', end: '4000', clamped: false }], cursor: 'c1' }),
        progressEvent({ scanned: '500', cursor: 'c2', partitions: position('3500') }),
        never,
      ],
    );
    void feed.run(words.query);
    await vi.waitFor(() => expect(frame().pages[0]?.progress).not.toBeNull());
    feed.stop();
    void feed.more();
    await vi.waitFor(() => expect(frame().pages[1]?.progress).not.toBeNull());
    feed.stop();
    expect(cursors).toEqual([null, 'c1']);
    expect(totals(frame()).scanned).toBe(1_500n);
    expect(ending(frame(), words)).toMatchObject({
      text: '1,500 of 5,000 records had been scanned.',
      action: { kind: 'more', label: 'Go on' },
    });
  });

  it('and breaking off leave the way on, as long as the cursor is good', async () => {
    const { feed, frame, cursors } = scripted(
      [planEvent({ cursor: 'c1' }), ...records(0, 3), new TypeError('network error')],
      [new ApiError(429, 'TOO_MANY_SCANS', 'Too many.')],
      [new ApiError(409, 'CURSOR_OUTDATED', 'Created anew.')],
    );
    await feed.run(words.query);
    expect(ending(frame(), words)?.action?.kind).toBe('more');
    await feed.more();
    expect(ending(frame(), words)?.action?.kind).toBe('more');
    await feed.more();
    expect(ending(frame(), words)?.action?.kind).toBe('again');
    expect(cursors).toEqual([null, 'c1', 'c1']);
    expect(frame().count).toBe(3);
  });

  it('by a pause reads nothing more until it goes on', async () => {
    const gate = Promise.withResolvers<void>();
    const { feed, frame } = scripted([...records(0, 1), gate.promise, ...records(1, 2), doneEvent()]);
    const run = feed.run({ ...queryDefaults, ...liveRange });
    await vi.waitFor(() => expect(frame().count).toBe(1));
    feed.pause();
    gate.resolve();
    await vi.waitFor(() => expect(frame()).toMatchObject({ phase: 'paused', count: 2 }));
    feed.resume();
    await run;
    expect(frame()).toMatchObject({ phase: 'ended', count: 3 });
  });

  it('keeps what came when the connection breaks off, and says that more is missing', async () => {
    for (const step of [[], [new TypeError('network error')]]) {
      const { feed, frame } = scripted([planEvent(), ...records(0, 3), ...step]);
      await feed.run(queryDefaults);
      const verdict = ending(frame(), words);
      expect(verdict).toMatchObject({ state: 'critical', title: 'The scan broke off.' });
      expect(verdict?.text).toContain('The connection to the console ended before the scan did.');
    }
  });
});

describe('why it ended', () => {
  const feedOf = async (...events: MessageEvent[]) => {
    const { feed, frame } = scripted(events);
    await feed.run(words.query);
    return frame();
  };

  it('is the limit, with the time to go on from and what was not read', async () => {
    const partitions = [{ partition: 0, from: '4900', to: '5000', reason: 'limit' as const }];
    const feed = await feedOf(planEvent(), recordEvent(4_900), doneEvent({ reason: 'limit', cursor: 'c', partitions }));
    expect(ending(feed, words)).toEqual({
      state: 'info',
      title: 'Showing the newest 1.',
      text: 'Stopped at 13:41:07 by your limit of 100. 4,900 offsets of the range were not read.',
      action: { kind: 'more', label: 'Go on from 13:41:07' },
    });
  });

  it('is completeness, said with the range and the partitions', async () => {
    const feed = await feedOf(planEvent(), doneEvent());
    expect(ending(feed, words)?.title).toBe(
      'Complete: all records from the beginning to the end at 14:03:22 in 1 partition were examined.',
    );
    expect(ending(feed, { ...words, query: { ...words.query, from: '1000', to: '2000' } })?.title).toContain(
      'from offset 1,000 to offset 2,000 in',
    );
  });

  it('is never completeness when a partition failed', async () => {
    const error = { code: 'NO_LEADER', message: 'Partition 1 has no leader.' };
    const plan = planEvent({
      partitions: [
        { partition: 0, start: '0', end: '5', clamped: false },
        { partition: 1, start: null, end: null, clamped: false, error },
      ],
    });
    const partitions = [
      { partition: 0, from: '0', to: '5', reason: 'end' as const },
      { partition: 1, from: null, to: null, reason: 'error' as const, error },
    ];
    const feed = await feedOf(plan, doneEvent({ reason: 'error', cursor: 'c', partitions }));
    expect(ending(feed, words)).toBeNull();
    expect(warnings(feed, words)).toEqual([
      {
        state: 'warning',
        title: '1 of 2 partitions read.',
        text: 'Partition 1: Partition 1 has no leader. What is shown is complete for the others.',
        action: { kind: 'more', label: 'Retry 1 partition' },
      },
    ]);
  });

  it('comes with open transactions and moved offsets', async () => {
    const plan = planEvent({ partitions: [{ partition: 3, start: '120', end: '500', clamped: true }] });
    const pending = [{ partition: 3, offsets: '12', since: '2026-11-20T13:58:00.000Z' }];
    const feed = await feedOf(plan, doneEvent({ pending }));
    expect(warnings(feed, words).map(({ title, text }) => `${title} ${text}`)).toEqual([
      '12 offsets at the end of partition 3 wait for an open transaction. Open since 13:58:00. They are hidden until their producer commits or aborts.',
      'The asked offsets lie outside the log of 1 partition. Read there instead: partition 3 from 120 to 500.',
    ]);
  });

  it('comes with the open transactions of every page, also of one that was stopped', async () => {
    const partitions = [{ partition: 3, start: '0', end: '500', clamped: false, pending: '12' }];
    const { feed, frame } = scripted(
      [planEvent({ partitions, cursor: 'c' }), new Promise<void>(() => {})],
      [planEvent({ partitions: [{ partition: 3, start: '0', end: '500', clamped: false }] }), doneEvent()],
    );
    void feed.run(words.query);
    await vi.waitFor(() => expect(frame().pages[0]?.plan).not.toBeNull());
    feed.stop();
    await feed.more();
    expect(warnings(frame(), words).map(({ title }) => title)).toEqual([
      '12 offsets at the end of partition 3 wait for an open transaction.',
    ]);
  });

  it('is said whatever order and reason it has', async () => {
    const reasons = fc.constantFrom('limit' as const, 'end' as const, 'cancelled' as const, 'budget' as const);
    await fc.assert(
      fc.asyncProperty(reasons, fc.constantFrom('newest', 'oldest'), async (reason, order) => {
        const feed = await feedOf(planEvent(), doneEvent({ reason, cursor: reason === 'end' ? null : 'c' }));
        const verdict = ending(feed, { ...words, query: { ...words.query, order } });
        expect(verdict?.action?.kind).toBe(reason === 'end' ? undefined : 'more');
      }),
    );
  });
});
