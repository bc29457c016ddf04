import { canonical, isRecord } from './digest.ts';

const most = 20;

/** Where two states differ, as dotted paths; what lies below a path that only one of them has is not told apart. */
export function movedPaths(before: unknown, after: unknown): string[] {
  const paths: string[] = [];
  const walk = (a: unknown, b: unknown, path: string): void => {
    if (paths.length >= most || textOf(a) === textOf(b)) return;
    const [left, right] = [childrenOf(a), childrenOf(b)];
    if (!left || !right || Array.isArray(a) !== Array.isArray(b)) return void paths.push(path);
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      walk(left.get(key), right.get(key), path === '' ? key : `${path}.${key}`);
    }
  };
  walk(before, after, '');
  return paths;
}

/** Missing is another thing than null. */
function textOf(value: unknown): string {
  return value === undefined ? '' : canonical(value);
}

function childrenOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) return new Map(value.map((entry, index) => [`${index}`, entry]));
  return isRecord(value) ? new Map(Object.entries(value)) : null;
}
