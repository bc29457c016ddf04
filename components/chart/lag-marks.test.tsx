import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMarks, spread } from './lag-marks.ts';

const event = (at: number, text = 'rebalance') => ({ at, kind: 'state', text });

describe('events on the time axis', () => {
  it('stand where they happened, and those outside the range are not drawn', () => {
    const marks = placeMarks([event(-1), event(0), event(500), event(1001)], 0, 1000);
    expect(marks.map(({ place }) => place)).toEqual([0, 0.5]);
  });

  it('share a line where they are too close to be told apart, and say how many they are', () => {
    const [mark] = placeMarks([event(500, 'a joined'), event(501, 'b joined'), event(502, 'c left')], 0, 1000);
    expect(mark?.text).toBe('a joined and 2 more');
    expect(mark?.events).toHaveLength(3);
  });

  it('have their words on the left at the right edge', () => {
    const [mark] = placeMarks([event(990)], 0, 1000);
    expect(mark).toMatchObject({ text: 'rebalance', flip: true });
  });

  it('never write words over each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 30 }), (times) => {
        const spans = placeMarks(
          times.map((at) => event(at)),
          0,
          1000,
        ).flatMap(({ place, text, flip }) => {
          if (text === null) return [];
          const width = text.length * 0.0068;
          return [flip ? [place - width, place] : [place, place + width]];
        });
        for (const [index, [start = 0]] of spans.entries()) {
          const [, end = 0] = spans[index - 1] ?? [];
          expect(start).toBeGreaterThanOrEqual(end - 1e-9);
        }
      }),
    );
  });
});

describe('labels at the ends of lines', () => {
  it('stay where they are while they have room', () => {
    expect(spread([100, 20, 60], 16, 196)).toEqual([100, 20, 60]);
  });

  it('move apart in the order of their lines and stay inside', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 196 }), { minLength: 1, maxLength: 6 }), (tops) => {
        const placed = spread(tops, 16, 196);
        const order = tops.map((_, index) => index).sort((a, b) => (tops[a] as number) - (tops[b] as number) || a - b);
        const inOrder = order.map((index) => placed[index] as number);
        for (const [index, top] of inOrder.entries()) {
          expect(top).toBeGreaterThanOrEqual(0);
          expect(top).toBeLessThanOrEqual(196);
          if (index > 0) expect(top - (inOrder[index - 1] as number)).toBeGreaterThanOrEqual(16);
        }
      }),
    );
  });
});
