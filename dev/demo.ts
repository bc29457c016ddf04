import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { ensureBuild } from './console/build.ts';
import { oneCluster, startConsole } from './console/start.ts';
import { consolePort } from './demo/console-port.ts';
import { takeFolder } from './demo/folder.ts';
import { type DemoOptions, demoOptions } from './demo/options.ts';
import { type KafkaTools, startKafkaTools } from './java/kafka-tools.ts';
import { startCluster } from './kafka/cluster.ts';
import { root } from './paths.ts';
import { stopSignal } from './process/stop-signal.ts';
import { Supervisor } from './process/supervisor.ts';
import { ensureRegistry } from './registry/distribution.ts';
import { startRegistry } from './registry/registry.ts';
import { fillShop } from './sample/fill.ts';
import { startGroups } from './sample/groups.ts';
import { runLiveFlow } from './sample/live.ts';
import { registerSchemas, schemaRecords, schemaTopics } from './sample/schemas.ts';
import { ensureJars } from './setup/jars.ts';
import { jdk, maven } from './setup/needs.ts';
import { installMissing } from './setup/packages.ts';
import { step } from './setup/step.mjs';

const brokerPorts = [19092, 19093, 19094];

const consoleEnded = new AbortController();
const stopping = AbortSignal.any([stopSignal(), consoleEnded.signal]);
/** What has to be undone at the end; the first is done last. */
const undo: (() => unknown)[] = [];

try {
  const options = demoOptions(process.argv.slice(2));
  process.chdir(root);
  await (options.brokers === null ? runShop(options) : runOwn(options, options.brokers));
  if (!stopping.aborted) await new Promise((resolve) => stopping.addEventListener('abort', resolve));
} catch (error) {
  if (!stopping.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} finally {
  if (undo.length > 0) console.log('Stopping what was started …');
  for (const stop of undo.reverse()) {
    try {
      await stop();
    } catch (error) {
      console.error((error as Error).message);
    }
  }
}
process.exit();

async function runShop({ reset, port }: DemoOptions): Promise<void> {
  const { dir, release } = await takeFolder('demo', reset);
  undo.push(release);
  await installMissing([jdk, maven]);
  await ensureJars();
  const build = await ensureBuild(stopping);
  const filled = `${dir}/filled`;
  // A history that was cut off is neither whole nor can it be continued.
  if (!existsSync(filled)) {
    await rm(`${dir}/kafka`, { recursive: true, force: true });
    await rm(`${dir}/filled-with-schemas`, { force: true });
  }
  const cluster = await step('Starting three brokers', () =>
    startCluster({ dir: `${dir}/kafka`, ports: brokerPorts, signal: stopping }),
  );
  undo.push(() => cluster.stop());
  const tools = await startKafkaTools({ bootstrapServers: cluster.bootstrapServers });
  undo.push(() => tools.close());
  await openShop(tools, filled);
  const registry = await openRegistry(tools, `${dir}/filled-with-schemas`);
  const kafka = oneCluster('shop', cluster.bootstrapServers);
  await runConsole(
    build,
    dir,
    port,
    registry === null ? kafka : { ...kafka, KAFKA_CLUSTERS_0_SCHEMAREGISTRY: registry },
  );
}

/** The address of a schema registry with the shop's schemas; null, said aloud, when there can be none. */
async function openRegistry(tools: KafkaTools, filled: string): Promise<string | null> {
  try {
    await ensureRegistry();
    const registry = await step('Starting a schema registry', () => startRegistry({ signal: stopping }));
    undo.push(() => registry.stop());
    const ids = await registerSchemas(registry.url);
    if (!existsSync(filled)) {
      await tools.createTopics(schemaTopics);
      await tools.produce(schemaRecords(ids, BigInt(Date.now())));
      await writeFile(filled, new Date().toISOString());
    }
    return registry.url;
  } catch (error) {
    stopping.throwIfAborted();
    console.warn(`The demo goes on without a schema registry: ${(error as Error).message.split('\n')[0]}`);
    return null;
  }
}

async function openShop(tools: KafkaTools, filled: string): Promise<void> {
  if (!existsSync(filled)) {
    await step('Writing five days of a shop', (say) => fillShop(tools, say, stopping));
    await writeFile(filled, new Date().toISOString());
  }
  await startGroups(tools);
  void runLiveFlow(tools, stopping, (text) => console.warn(text));
}

/** The console alone. How to sign in to the user's brokers is taken from the user's environment. */
async function runOwn({ reset, port }: DemoOptions, brokers: string): Promise<void> {
  const { dir, release } = await takeFolder('own', reset);
  undo.push(release);
  const access = Object.entries(process.env).filter(([name]) => /^KAFKA_(TLS|SASL)_|^KAFKA_READ_ONLY$/.test(name));
  const kafka = { KAFKA_CLUSTER_NAME: 'kafka', ...Object.fromEntries(access), KAFKA_BROKERS: brokers };
  await runConsole(await ensureBuild(stopping), dir, port, kafka as Record<string, string>);
}

async function runConsole(build: string, dir: string, wanted: number, kafka: Record<string, string>): Promise<void> {
  const port = await consolePort(wanted);
  const supervisor = new Supervisor();
  undo.push(() => supervisor.stopAll(4_000).finally(() => supervisor.close()));
  const log = `${dir}/console.log`;
  const { url, process: running } = await step('Starting the console', () =>
    startConsole(supervisor, { build, port, kafka, dataDir: `${dir}/data`, log, signal: stopping }),
  );
  void running.exited.then(({ code, signal }) => {
    if (stopping.aborted) return;
    console.error(`The console ended (${signal ?? `exit code ${code}`}); its log is ${log.replace(`${root}/`, '')}`);
    process.exitCode = 1;
    consoleEnded.abort();
  });
  console.log(`Highwater is ready: ${url}`);
}
