import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { root, workDir } from './paths.ts';
import { stopSignal } from './process/stop-signal.ts';
import { Supervisor } from './process/supervisor.ts';
import { ensureRegistry } from './registry/distribution.ts';
import { ensureJars } from './setup/jars.ts';
import { chromium, jdk, kcat, maven, openssl } from './setup/needs.ts';
import { installMissing } from './setup/packages.ts';
import { type House, openHouse } from './test/house.ts';
import { oneTest, type StageResult } from './test/results.ts';
import { runStage } from './test/run-stage.ts';
import { type Stage, stages } from './test/stages.ts';

const linesOfFailure = 12;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const chosen = values.only ? stages.filter(({ name }) => values.only?.includes(name)) : stages;
  if (chosen.length === 0) throw new Error(`--only takes ${stages.map(({ name }) => name).join(', ')}.`);
  process.chdir(root);
  await mkdir(`${workDir}/test`, { recursive: true });

  const stopping = stopSignal();
  await prepare(chosen);
  const withConsole = chosen.some(({ kind }) => kind === 'playwright');
  const supervisor = new Supervisor();
  const results = new Map<string, StageResult>();
  let house: Promise<House> | undefined;
  try {
    for (const stage of chosen) {
      if (stopping.aborted) break;
      console.log(`\n── ${stage.name} ${'─'.repeat(70 - stage.name.length)}`);
      const startedAt = Date.now();
      const shared = needsCluster(stage);
      if (shared) house ??= openHouse(withConsole, stopping);
      const result = await runWith(supervisor, stage, shared ? house : undefined, positionals, stopping);
      results.set(stage.name, result);
      const { passed, failed, skipped } = result;
      console.log(
        `${stage.name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds(Date.now() - startedAt)}`,
      );
    }
  } finally {
    await house?.then((open) => open.stop()).catch(() => {});
    supervisor.close();
  }
  return summarise(results, chosen, stopping.aborted);
}

function needsCluster(stage: Stage): boolean {
  return stage.kind !== 'check' && stage.needs === 'cluster';
}

async function prepare(chosen: readonly Stage[]): Promise<void> {
  const names = new Set(chosen.map(({ name }) => name));
  const withKafka = chosen.some((stage) => needsCluster(stage) || stage.name === 'fault');
  const withPages = names.has('ui') || names.has('browser');
  await installMissing([...(withKafka ? [jdk, maven, kcat, openssl] : []), ...(withPages ? [chromium] : [])]);
  if (withKafka) await ensureJars();
  if (names.has('kafka') || names.has('ui')) await ensureRegistry();
}

/** A house that could not be opened fails its stages, not the run. */
async function runWith(
  supervisor: Supervisor,
  stage: Stage,
  house: Promise<House> | undefined,
  files: readonly string[],
  signal: AbortSignal,
): Promise<StageResult> {
  try {
    const { env } = (await house) ?? { env: {} };
    return await runStage(supervisor, stage, files, env, signal);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return oneTest(false);
  }
}

function summarise(results: Map<string, StageResult>, chosen: readonly Stage[], interrupted: boolean): number {
  const all = [...results.values()];
  const slowest = all
    .flatMap(({ files }) => files)
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 10);
  if (slowest.length > 0) console.log('\nThe slowest files:');
  for (const { stage, file, ms } of slowest)
    console.log(`  ${seconds(ms).padStart(8)}  ${stage}  ${file.replace(`${root}/`, '')}`);
  const sum = (of: (result: StageResult) => number) => all.reduce((total, result) => total + of(result), 0);
  for (const stage of chosen) {
    if ((results.get(stage.name) ?? oneTest(false)).failed > 0) console.log(`Not passed: ${stage.name}`);
  }
  for (const { stage, test, message } of all.flatMap(({ failures }) => failures)) {
    console.log(`\n${stage} · ${test.replace(`${root}/`, '')}`);
    for (const line of message.split('\n').slice(0, linesOfFailure)) console.log(`    ${line}`);
  }
  const failed = sum((result) => result.failed) + (interrupted ? 1 : 0);
  const skipped = sum((result) => result.skipped);
  console.log(
    `\n${sum((result) => result.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  return failed === 0 ? 0 : 1;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
