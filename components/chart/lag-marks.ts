import type { LagReply } from '@/lib/contracts/groups.ts';

export interface Mark {
  /** 0 … 1 from the left edge. */
  place: number;
  /** The words beside the line; null where they would run into others. */
  text: string | null;
  /** The words stand left of the line. */
  flip: boolean;
  /** Everything that happened here, oldest first. */
  events: LagReply['events'];
}

/** Events closer than this share a line. */
const together = 0.012;
/** Widths as shares of a plot of some 900 px. */
const letter = 0.0068;
const air = 0.014;

/** Where events stand on the time axis, and which of them have room for their words: the newest first. */
export function placeMarks(events: LagReply['events'], from: number, to: number): Mark[] {
  const inside = events.filter(({ at }) => at >= from && at <= to).sort((a, b) => a.at - b.at);
  const marks: Mark[] = [];
  for (const event of inside) {
    const place = to > from ? (event.at - from) / (to - from) : 1;
    const last = marks.at(-1);
    if (last && place - last.place < together) last.events.push(event);
    else marks.push({ place, text: null, flip: false, events: [event] });
  }
  let taken = 1.1;
  for (const mark of [...marks].reverse()) {
    const words = wordsOf(mark.events);
    const width = words.length * letter + air;
    const right = mark.place + width;
    if (right <= Math.min(taken, 1)) {
      mark.text = words;
      taken = mark.place;
    } else if (mark.place <= taken && mark.place - width >= 0) {
      mark.text = words;
      mark.flip = true;
      taken = mark.place - width;
    } else {
      taken = Math.min(taken, mark.place);
    }
  }
  return marks;
}

function wordsOf(events: LagReply['events']): string {
  const [first] = events;
  const text = first?.text ?? '';
  const short = text.length > 32 ? `${text.slice(0, 31)}…` : text;
  return events.length > 1 ? `${short} and ${events.length - 1} more` : short;
}

/** Moves labels apart until none overlaps: same order, at least `gap` from one to the next, all within `height`. */
export function spread(tops: readonly number[], gap: number, height: number): number[] {
  const order = tops.map((top, index) => ({ top, index })).sort((a, b) => a.top - b.top || a.index - b.index);
  let floor = 0;
  for (const label of order) {
    label.top = Math.max(label.top, floor);
    floor = label.top + gap;
  }
  let ceiling = height;
  for (const label of order.reverse()) {
    label.top = Math.min(label.top, ceiling);
    ceiling = label.top - gap;
  }
  const placed: number[] = [];
  for (const { top, index } of order) placed[index] = top;
  return placed;
}
