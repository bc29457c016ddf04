import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { root, workDir } from '../paths.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { oneTest, orFailedWhenEmpty, readPlaywright, readVitest, type StageResult } from './results.ts';
import type { Stage } from './stages.ts';

const stopGraceMs = 1_000;

/** Runs one stage with its output shown. What does not even report counts as one failure. */
export async function runStage(
  supervisor: Supervisor,
  stage: Stage,
  files: readonly string[],
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<StageResult> {
  if (stage.kind === 'check') {
    for (const [command = '', ...args] of stage.commands) {
      if ((await run(supervisor, command, args, env, signal)) !== 0) return oneTest(false);
    }
    return oneTest(true);
  }
  const report = `${workDir}/test/${stage.name}-${process.pid}.json`;
  await rm(report, { force: true });
  const code =
    stage.kind === 'vitest'
      ? await run(supervisor, 'vitest', vitestArgs(stage.name, report, files), env, signal)
      : await run(
          supervisor,
          'playwright',
          playwrightArgs(stage.name, files),
          { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
          signal,
        );
  if (!existsSync(report)) return oneTest(false);
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

async function run(
  supervisor: Supervisor,
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<number> {
  const plain = process.stdout.isTTY ? {} : { FORCE_COLOR: '0' };
  const running = await supervisor.start({
    name: command,
    command: `${root}/node_modules/.bin/${command}`,
    args,
    cwd: root,
    env: { ...process.env, ...env, ...plain },
  });
  const stop = () => void running.stop(stopGraceMs);
  signal.addEventListener('abort', stop, { once: true });
  const { code } = await running.exited;
  signal.removeEventListener('abort', stop);
  return code ?? 1;
}
