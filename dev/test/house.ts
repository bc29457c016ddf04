import { mkdir, rm } from 'node:fs/promises';
import { ensureBuild } from '../console/build.ts';
import { oneCluster, startConsole } from '../console/start.ts';
import { startCluster } from '../kafka/cluster.ts';
import { freePorts } from '../kafka/ports.ts';
import { workDir } from '../paths.ts';
import { Supervisor } from '../process/supervisor.ts';
import { step } from '../setup/step.mjs';

/** What the tests that need Kafka share: one cluster and one console, and where they are. */
export interface House {
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts the cluster, and the console when pages or replies are tested. */
export async function openHouse(withConsole: boolean, signal: AbortSignal): Promise<House> {
  const build = withConsole ? await ensureBuild(signal) : null;
  const dir = `${workDir}/test/${process.pid}`;
  const supervisor = new Supervisor();
  const cluster = await step('Starting three brokers', () => startCluster({ signal }));
  const env: Record<string, string> = {
    HIGHWATER_TEST_BROKERS: cluster.bootstrapServers,
    HIGHWATER_TEST_CLUSTER: 'test',
  };
  const stop = async () => {
    await supervisor.stopAll(3_000);
    supervisor.close();
    await cluster.stop();
    await rm(`${dir}/data`, { recursive: true, force: true });
  };
  if (build === null) return { env, stop };
  try {
    await mkdir(dir, { recursive: true });
    const [port] = (await freePorts(1)) as [number];
    const running = await step('Starting the console', () =>
      startConsole(supervisor, {
        build,
        port,
        kafka: oneCluster('test', cluster.bootstrapServers),
        dataDir: `${dir}/data`,
        log: `${dir}/console.log`,
        signal,
      }),
    );
    return { env: { ...env, HIGHWATER_TEST_URL: running.url, HIGHWATER_TEST_BUILD: build }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
