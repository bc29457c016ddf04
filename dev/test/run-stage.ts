import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { root, workDir } from '../paths.ts';
import { orFailedWhenEmpty, readPlaywright, readVitest, type StageResult } from './results.ts';
import type { Stage } from './stages.ts';

const bin = (name: string) => `${root}/node_modules/.bin/${name}`;

/** Runs one stage with its output shown. What does not even report counts as one failure. */
export async function runStage(
  stage: Stage,
  files: readonly string[],
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<StageResult> {
  if (stage.kind === 'check') {
    for (const [command = '', ...args] of stage.commands) {
      if ((await run(bin(command), args, env, signal)) !== 0) return { passed: 0, failed: 1, skipped: 0, files: [] };
    }
    return { passed: 1, failed: 0, skipped: 0, files: [] };
  }
  const report = `${workDir}/test/${stage.name}-${process.pid}.json`;
  await rm(report, { force: true });
  const code =
    stage.kind === 'vitest'
      ? await run(bin('vitest'), vitestArgs(stage.name, report, files), env, signal)
      : await run(
          bin('playwright'),
          playwrightArgs(stage.name, files),
          { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
          signal,
        );
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, files: [] };
  const parsed = JSON.parse(await readFile(report, 'utf8'));
  await rm(report);
  const result = orFailedWhenEmpty((stage.kind === 'vitest' ? readVitest : readPlaywright)(stage.name, parsed));
  // An error outside of any test, such as an unhandled rejection, is only in the exit code.
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function vitestArgs(project: string, report: string, files: readonly string[]): string[] {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return ['run', '--project', project, ...reporters, ...files];
}

function playwrightArgs(project: string, files: readonly string[]): string[] {
  return ['test', `--project=${project}`, '--reporter=line,json', ...files];
}

/** In a process group of its own, so that it ends as a whole when the run is stopped. */
function run(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env, ...(process.stdout.isTTY ? {} : { FORCE_COLOR: '0' }) },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const kill = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    signal.addEventListener('abort', kill, { once: true });
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', kill);
      resolve(code ?? 1);
    });
  });
}
