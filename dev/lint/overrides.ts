import { keepers, type Room } from './rooms.ts';

interface Restriction {
  group: string[];
  message: string;
}

export interface Override {
  includes: string[];
  linter: {
    rules: { style: { noRestrictedImports: 'off' | { level: 'error'; options: { patterns: Restriction[] } } } };
  };
}

const roots = ['components', 'lib', 'server', 'dev', 'e2e'];

/** Tests, and what only tests use, may reach everywhere. */
const free: Override = {
  includes: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'],
  linter: { rules: { style: { noRestrictedImports: 'off' } } },
};

/**
 * The linter's overrides for all rooms. It compares the text of an import, so a room has one override for each depth of
 * its files: `../../kafka` means something else one folder further down.
 */
export function overridesOf(rooms: readonly Room[]): Override[] {
  return [...rooms.flatMap((room) => depthsOf(room).map((depth) => override(room, depth))), free];
}

/** How many folders below the room a file may lie; the deepest stands for all below. */
function depthsOf({ folder }: Room): number[] {
  return folder.startsWith('app') ? [0] : [0, 1];
}

function override(room: Room, depth: number): Override {
  const below = '/*'.repeat(depth);
  const deepest = depth === depthsOf(room).length - 1;
  const level = room.folder.split('/').length + depth;
  const patterns = [{ group: allowList(room, level, depth), message: room.rule }, ...packageRules(room)];
  return {
    includes: [`${room.folder}${below}/${deepest ? '**' : '*'}`],
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
  };
}

/** Everything outside the room is refused, then what it may import is let in again; the last match counts. */
function allowList({ folder, may }: Room, level: number, depth: number): string[] {
  // Pages lie at any depth: they reach other rooms by `@/` alone.
  const aliasOnly = folder.startsWith('app');
  const outside = aliasOnly ? roots.map((root) => `../**/${root}/**`) : [`${up(depth + 1)}**`];
  const lines = may.flatMap((entry) => {
    const taken = entry.startsWith('!');
    const path = taken ? entry.slice(1) : entry;
    const spellings = aliasOnly ? [`@/${path}`] : [`@/${path}`, relativePath(path, folder, level)];
    const patterns = spellings.flatMap(filesOf).map((pattern) => (taken ? pattern : `!${pattern}`));
    // A star matches `..` too, and would let in what lies beside the root.
    return path.endsWith('*') && !aliasOnly ? [...patterns, `${up(level)}**`] : patterns;
  });
  return ['@/**', ...outside, ...lines];
}

function relativePath(path: string, folder: string, level: number): string {
  const [first = '', ...rest] = path.split('/');
  const sameRoot = folder.split('/')[0] === first && rest.length > 0;
  return sameRoot ? up(level - 1) + rest.join('/') : up(level) + path;
}

function up(levels: number): string {
  return '../'.repeat(levels);
}

/** A folder's files, or the file itself with and without its ending. */
function filesOf(path: string): string[] {
  if (path.endsWith('*')) return [`${path}/**`];
  return path.endsWith('.json') ? [path] : [`${path}/**`, `${path}.ts`, path];
}

function packageRules({ folder, packages = [] }: Room): Restriction[] {
  return Object.entries(keepers)
    .filter(([name]) => !packages.includes(name) && (name !== 'next' || folder.startsWith('server')))
    .map(([name, message]) => ({ group: [name, `${name}/**`], message }));
}
