import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Supervisor } from './supervisor.ts';

function supervisor(): Supervisor {
  const made = new Supervisor();
  onTestFinished(() => made.close());
  return made;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const sleeper = { name: 'sleeper', command: 'sleep', args: ['600'] };

test('a process that ignores SIGTERM is killed when its grace is over', async () => {
  const dir = mkdtempSync(`${tmpdir()}/highwater-supervisor-`);
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const ready = `${dir}/ready`;
  const script = `trap '' TERM; : > ${ready}; while :; do sleep 1; done`;
  const stubborn = await supervisor().start({ name: 'stubborn', command: 'sh', args: ['-c', script] });
  await vi.waitFor(() => expect(existsSync(ready)).toBe(true));
  expect(await stubborn.stop(50)).toEqual({ code: null, signal: 'SIGKILL' });
});

test('a paused process can be stopped', async () => {
  const paused = await supervisor().start(sleeper);
  paused.signal('SIGSTOP');
  expect(await paused.stop(10_000)).toEqual({ code: null, signal: 'SIGTERM' });
});

test('a command that does not exist is named in the error', async () => {
  const missing = supervisor().start({ name: 'the thing', command: 'no-such-command', args: [] });
  await expect(missing).rejects.toThrow('the thing could not be started');
});

test('what was started and its temporary folder are gone after its owner was killed with SIGKILL', async () => {
  const dir = mkdtempSync(`${tmpdir()}/highwater-supervisor-`);
  const program = `
    import { Supervisor } from ${JSON.stringify(new URL('./supervisor.ts', import.meta.url).href)};
    const owner = new Supervisor();
    owner.removeAfterCrash(${JSON.stringify(dir)});
    const child = await owner.start(${JSON.stringify(sleeper)});
    console.log(child.pid);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) => owner.stdout.once('data', (text) => resolve(Number(text))));
  expect(isAlive(pid)).toBe(true);
  owner.kill('SIGKILL');
  await vi.waitFor(
    () => expect({ alive: isAlive(pid), dir: existsSync(dir) }).toEqual({ alive: false, dir: false }),
    5_000,
  );
});
