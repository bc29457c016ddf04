export interface DiffLine {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** A stretch of lines that both have and nobody needs to see. */
export interface SameLines {
  kind: 'skipped';
  count: number;
}

/** Pairs of lines that are compared at most; beyond it, all lines between the first and last difference count as changed. */
const mostPairs = 4_000_000;

/** The fewest lines that go and come between two texts. */
export function diffLines(a: readonly string[], b: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [
    ...same(a.slice(0, start)),
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ];
}

/** The lines around the differences; what lies between them is counted. */
export function aroundChanges(lines: readonly DiffLine[], context = 2): (DiffLine | SameLines)[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries()) {
    for (let at = index - context; kind !== 'same' && at <= index + context; at++) near.add(at);
  }
  const shown: (DiffLine | SameLines)[] = [];
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near.has(index)) shown.push(line);
    else if (last?.kind === 'skipped') last.count++;
    else shown.push({ kind: 'skipped', count: 1 });
  }
  return shown;
}

const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ kind: 'same', text }));
const gone = (text: string): DiffLine => ({ kind: 'gone', text });
const come = (text: string): DiffLine => ({ kind: 'new', text });

/** Along the longest common subsequence. */
function between(a: readonly string[], b: readonly string[]): DiffLine[] {
  const width = b.length + 1;
  if ((a.length + 1) * width > mostPairs) return [...a.map(gone), ...b.map(come)];
  const common = new Uint32Array((a.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row--) {
    for (let column = b.length - 1; column >= 0; column--) {
      common[row * width + column] =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    const [left, right] = [a[row], b[column]];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      row++;
      column++;
    } else if (left !== undefined && (right === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push(gone(left));
      row++;
    } else if (right !== undefined) {
      lines.push(come(right));
      column++;
    }
  }
  return lines;
}
