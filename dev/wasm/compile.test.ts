import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compileModule, lz4 } from './compile.ts';

test('what the console loads is what the source says', async () => {
  expect(await readFile(lz4.compiled, 'utf8')).toBe(await compileModule(lz4.source));
});
