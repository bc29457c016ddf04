/** A part of the test run: a command that holds or not, or a test runner whose results are read. */
export type Stage =
  | { name: string; kind: 'check'; commands: readonly (readonly string[])[] }
  | { name: string; kind: 'vitest'; needs?: 'cluster' }
  | { name: string; kind: 'playwright'; needs: 'cluster' };

/** In the order they run: what fails fast comes first, what hurts brokers last. */
export const stages: readonly Stage[] = [
  { name: 'lint', kind: 'check', commands: [['biome', 'check', '.']] },
  // The route types and next-env.d.ts are generated, and tsc needs them.
  {
    name: 'types',
    kind: 'check',
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  { name: 'unused', kind: 'check', commands: [['knip', '--no-progress']] },
  { name: 'unit', kind: 'vitest' },
  { name: 'browser', kind: 'vitest' },
  { name: 'kafka', kind: 'vitest', needs: 'cluster' },
  { name: 'api', kind: 'playwright', needs: 'cluster' },
  { name: 'ui', kind: 'playwright', needs: 'cluster' },
  { name: 'fault', kind: 'vitest' },
];
