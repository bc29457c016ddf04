import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createKafkaClient } from '../server/kafka/client.ts';
import { dataSets } from './bench/data-sets.ts';
import { fill } from './bench/fill.ts';
import { frames } from './bench/frames.ts';
import { benchOptions } from './bench/options.ts';
import { type Figure, line } from './bench/report.ts';
import { scenarios } from './bench/scenarios.ts';
import { orderSchema, orderSchemaId } from './bench/values.ts';
import { ensureBuild } from './console/build.ts';
import { oneCluster, startConsole } from './console/start.ts';
import { startCluster } from './kafka/cluster.ts';
import { freePorts } from './kafka/ports.ts';
import { root, workDir } from './paths.ts';
import { takeLock } from './process/lock.ts';
import { stopSignal } from './process/stop-signal.ts';
import { Supervisor } from './process/supervisor.ts';
import { register } from './registry/register.ts';
import { startRegistry } from './registry/registry.ts';
import { ensureJars } from './setup/jars.ts';
import { requireJdk } from './setup/jdk.ts';
import { chromium, jdk, kcat, maven } from './setup/needs.ts';
import { installMissing } from './setup/packages.ts';
import { step } from './setup/step.mjs';

const signal = stopSignal();
const supervisor = new Supervisor();
/** What has to be undone at the end; the first is done last. */
const undo: (() => unknown)[] = [() => supervisor.close()];

try {
  process.chdir(root);
  const options = benchOptions(process.argv.slice(2));
  await installMissing([jdk, maven, kcat, chromium]);
  const jars = await ensureJars();
  const { java } = await requireJdk();
  const build = await ensureBuild(signal);
  const dir = `${workDir}/bench/${options.scale}`;
  if (options.reset) await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const lock = takeLock(`${dir}/lock`);
  if ('owner' in lock) throw new Error(`The bench is running here already, as process ${lock.owner}.`);
  undo.push(lock.release);
  const config = { 'log.cleaner.backoff.ms': '500', 'log.segment.delete.delay.ms': '1000' };
  const cluster = await step('Starting three brokers', () =>
    startCluster({ dir: `${dir}/kafka`, heap: '768m', config, signal }),
  );
  undo.push(() => cluster.stop());

  const client = createKafkaClient({
    bootstrapServers: cluster.bootstrapServers.split(','),
    clientId: 'bench',
    tls: null,
    sasl: null,
  });
  const sets = dataSets(options.scale).filter(({ topic }) => options.topics?.includes(topic) ?? true);
  if (sets.length === 0) throw new Error(`There is no topic ${options.topics}.`);
  const filled = await step('Writing the data', (say) => fill(client, sets, dir, say));
  await client.close();

  const avro = sets.find(({ shape }) => shape === 'avro') ?? null;
  const registry = avro && (await step('Starting a schema registry', () => startRegistry({ signal })));
  if (registry) {
    undo.push(() => registry.stop());
    const id = await register(registry.url, `${avro?.topic}-value`, { schema: orderSchema });
    if (id !== orderSchemaId)
      throw new Error(`The schema has got number ${id}; the data were written for ${orderSchemaId}.`);
  }

  const [port = 0] = await freePorts(1);
  const started = await step('Starting the console', () =>
    startConsole(supervisor, {
      build,
      port,
      // The registry's own cluster: only there the console looks for schemas in records.
      kafka: {
        ...oneCluster('bench', cluster.bootstrapServers),
        ...(registry && {
          KAFKA_CLUSTERS_1_NAME: 'schemas',
          KAFKA_CLUSTERS_1_BOOTSTRAPSERVERS: cluster.bootstrapServers,
          KAFKA_CLUSTERS_1_SCHEMAREGISTRY: registry.url,
        }),
      },
      dataDir: `${dir}/data`,
      log: `${dir}/console.log`,
      signal,
    }),
  );
  undo.push(() => supervisor.stopAll(4_000));
  const bench = {
    console: { api: `${started.url}/api/clusters/bench`, pid: started.process.pid },
    withRegistry: { api: `${started.url}/api/clusters/schemas`, pid: started.process.pid },
    sets: sets.filter((set) => set !== avro),
    avro,
    filled,
    consumer: { java, jars, servers: cluster.bootstrapServers },
    peers: options.peers,
    rounds: options.rounds,
  };
  const figures: Figure[] = [];
  for (const [name, scenario] of Object.entries({ ...scenarios, frames })) {
    if (options.only && !options.only.includes(name)) continue;
    for await (const figure of scenario(bench)) {
      signal.throwIfAborted();
      figures.push(figure);
      console.log(line(figure));
    }
  }
  await writeFile(`${dir}/figures.json`, JSON.stringify({ at: new Date(), ...options, figures }, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const stop of undo.reverse()) await stop();
}
process.exit();
