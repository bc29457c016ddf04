import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureBuild } from './console/build.ts';
import { startConsole } from './console/start.ts';
import { type KafkaTools, startKafkaTools } from './java/kafka-tools.ts';
import { type Cluster, startCluster } from './kafka/cluster.ts';
import { freePorts, isFree } from './kafka/ports.ts';
import { root, workDir } from './paths.ts';
import { Supervisor } from './process/supervisor.ts';
import { fillShop } from './sample/fill.ts';
import { startGroups } from './sample/groups.ts';
import { runLiveFlow } from './sample/live.ts';
import { ensureJars } from './setup/jars.ts';
import { jdk, maven } from './setup/needs.ts';
import { installMissing } from './setup/packages.ts';
import { step } from './setup/step.mjs';

const demoDir = `${workDir}/demo`;
const lockFile = `${workDir}/demo.pid`;
const filled = `${demoDir}/filled`;
const usualPort = 3000;
const brokerPorts = [19092, 19093, 19094];

const { values } = parseArgs({
  options: { reset: { type: 'boolean' }, brokers: { type: 'string' }, port: { type: 'string' } },
});
const stopping = new AbortController();
const undo: (() => Promise<void>)[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

try {
  process.chdir(root);
  await (values.brokers ? runConsole(values.brokers, 'kafka') : runShop());
  await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} finally {
  if (undo.length > 0) console.log('Stopping what was started …');
  for (const stop of undo.reverse()) await stop().catch((error) => console.error((error as Error).message));
}
process.exit();

async function runShop(): Promise<void> {
  await lock();
  if (values.reset) await rm(demoDir, { recursive: true, force: true });
  await installMissing([jdk, maven]);
  await ensureJars();
  await ensureBuild();
  await mkdir(demoDir, { recursive: true });
  const cluster = await step('Starting three brokers', () =>
    startCluster({ dir: `${demoDir}/kafka`, ports: brokerPorts }),
  );
  undo.push(() => cluster.stop());
  stopping.signal.throwIfAborted();
  const tools = await startShop(cluster);
  undo.push(() => tools.close());
  stopping.signal.throwIfAborted();
  await runConsole(cluster.bootstrapServers, 'shop');
}

async function startShop(cluster: Cluster): Promise<KafkaTools> {
  const tools = await startKafkaTools({ bootstrapServers: cluster.bootstrapServers });
  try {
    if (!existsSync(filled)) {
      await step('Writing five days of a shop', (say) => fillShop(tools, say));
      await writeFile(filled, new Date().toISOString());
    }
    await startGroups(tools);
  } catch (error) {
    await tools.close();
    throw error;
  }
  void runLiveFlow(tools, stopping.signal, (text) => console.warn(text));
  return tools;
}

async function runConsole(bootstrapServers: string, name: string): Promise<void> {
  await ensureBuild();
  const port = await consolePort();
  const supervisor = new Supervisor();
  undo.push(async () => {
    await supervisor.stopAll(4_000);
    supervisor.close();
  });
  await mkdir(workDir, { recursive: true });
  const { url, process: running } = await step('Starting the console', () =>
    startConsole(supervisor, {
      port,
      cluster: { name, bootstrapServers },
      dataDir: `${workDir}/data`,
      log: `${workDir}/console.log`,
    }),
  );
  void running.exited.then(({ code, signal }) => {
    if (stopping.signal.aborted) return;
    console.error(`The console ended (${signal ?? `exit code ${code}`}); its log is .highwater/console.log`);
    process.exitCode = 1;
    stopping.abort();
  });
  console.log(`Highwater is ready: ${url}`);
}

async function consolePort(): Promise<number> {
  const wanted = Number(values.port ?? usualPort);
  if (await isFree(wanted)) return wanted;
  for (let port = wanted + 1; port < wanted + 20; port++) {
    if (!(await isFree(port))) continue;
    console.log(`Port ${wanted} is in use, so the console takes ${port}.`);
    return port;
  }
  const [port] = (await freePorts(1)) as [number];
  console.log(`Ports ${wanted} to ${wanted + 19} are in use, so the console takes ${port}.`);
  return port;
}

/** Two demos on the same data would ruin it; a lock whose process is gone is nobody's. */
async function lock(): Promise<void> {
  await mkdir(workDir, { recursive: true });
  const owner = existsSync(lockFile) ? Number(await readFile(lockFile, 'utf8')) : 0;
  if (owner > 0 && isAlive(owner)) {
    throw new Error(`The demo is already running here, as process ${owner}. Stop it first, or open its page.`);
  }
  await rm(lockFile, { force: true });
  const file = await open(lockFile, 'wx');
  await file.write(String(process.pid));
  await file.close();
  undo.push(() => unlink(lockFile));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
