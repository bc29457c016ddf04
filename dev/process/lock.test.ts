import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { takeLock } from './lock.ts';

function lockFile(): string {
  const dir = mkdtempSync(`${tmpdir()}/highwater-lock-`);
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return `${dir}/lock`;
}

test('a second owner is told who the first is, and gets the lock when it is released', () => {
  const file = lockFile();
  const first = takeLock(file);
  expect(takeLock(file)).toEqual({ owner: process.pid });
  if ('release' in first) first.release();
  expect(takeLock(file)).toHaveProperty('release');
});

test('the lock of a process that was killed is free', async () => {
  const file = lockFile();
  const program = `
    import { takeLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    takeLock(${JSON.stringify(file)});
    console.log('taken');
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => owner.stdout.once('data', resolve));
  expect(takeLock(file)).toEqual({ owner: owner.pid });
  owner.kill('SIGKILL');
  await vi.waitFor(() => expect(takeLock(file)).toHaveProperty('release'), 5_000);
});
