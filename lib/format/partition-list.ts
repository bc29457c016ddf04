/** `0,3,5-7` as numbers, in order and each once; null when it can't be read so. Empty text: no choice, all partitions. */
export function readPartitions(text: string): number[] | null {
  if (text === '') return [];
  const chosen = new Set<number>();
  for (const part of text.split(',')) {
    const [, first, last] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part.trim()) ?? [];
    if (first === undefined) return null;
    const [low, high] = [Number(first), Number(last ?? first)];
    if (low > high) return null;
    for (let partition = low; partition <= high; partition++) chosen.add(partition);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** The shortest text for a set of partitions; empty when it is all of `total`. */
export function writePartitions(partitions: readonly number[], total: number): string {
  const sorted = [...new Set(partitions)].sort((a, b) => a - b);
  if (sorted.length === total) return '';
  const runs: [number, number][] = [];
  for (const partition of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === partition - 1) run[1] = partition;
    else runs.push([partition, partition]);
  }
  return runs.map(([low, high]) => (high - low < 2 ? [...new Set([low, high])].join(',') : `${low}-${high}`)).join(',');
}
