import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Supervisor } from '../process/supervisor.ts';
import { defaultKafkaVersion, ensureJars } from '../setup/jars.ts';
import { requireJdk } from '../setup/jdk.ts';
import { type BrokerProgram, Brokers } from './brokers.ts';
import type { Certificates } from './certificates.ts';
import { brokerJavaOptions } from './java-options.ts';
import { type ClusterOptions, planCluster } from './plan.ts';
import { brokerProperties, type ClusterPlan, renderProperties } from './properties.ts';
import { formatAll } from './storage.ts';
import { startZookeeper } from './zookeeper.ts';

export interface Broker {
  readonly id: number;
  /** Of the plain-text listener. */
  readonly port: number;
  /** Listener name → port. */
  readonly ports: Readonly<Record<string, number>>;
  /** Null while the broker is not running. */
  readonly pid: number | null;
}

/** A real Kafka cluster on 127.0.0.1. Methods take a broker's Kafka id: 1, 2, 3. */
export interface Cluster {
  readonly version: string;
  readonly dir: string;
  readonly brokers: readonly Broker[];
  /** Of the plain-text listeners. */
  readonly bootstrapServers: string;
  readonly certificates: Certificates | null;
  bootstrapServersOf(listener: string): string;
  /** The file that receives a broker's output. */
  logOf(brokerId: number): string;
  /** SIGKILL; the promise is kept when the process has ended. */
  kill(brokerId: number): Promise<void>;
  /** A controlled shutdown of one broker. */
  shutDown(brokerId: number): Promise<void>;
  /** SIGSTOP: its connections stay open and nothing answers. */
  pause(brokerId: number): void;
  resume(brokerId: number): void;
  /** Starts a broker that was stopped, on the same ports and data; kept when it is registered and answers. */
  start(brokerId: number): Promise<void>;
  /** Stops everything; removes the data unless the caller chose its folder. */
  stop(): Promise<void>;
}

/** Starts a cluster and waits until every broker is registered. A folder that holds one already is used as it is. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const version = options.version ?? defaultKafkaVersion;
  const jars = await ensureJars(version);
  const { java } = await requireJdk();
  const supervisor = new Supervisor();
  const dir = options.dir ?? (await temporaryDir(supervisor));
  const temporary = options.dir === undefined;
  const killAll = async () => {
    await supervisor.stopAll(0);
    if (temporary) await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    supervisor.close();
  };
  try {
    const plan = await planCluster(options, dir, version.startsWith('2.'));
    await writeFiles(plan, dir);
    const jvm = [...brokerJavaOptions(version, options.heap ?? '320m'), '-cp', `${jars}/*`];
    const program = programIn(dir, java, [...jvm, 'kafka.Kafka']);
    if (plan.zookeeper) await startZookeeper(supervisor, { address: plan.zookeeper, dir, java, args: jvm });
    else await formatAll(plan, { java, jars, version, propertiesOf: program.propertiesOf });
    const brokers = new Brokers(supervisor, program, plan.brokers);
    await brokers.start(
      plan.brokers.map(({ id }) => id),
      options.signal,
    );
    // Data that is thrown away needs no orderly end.
    const stop = async () => {
      if (!temporary) await brokers.shutDownAll();
      await killAll();
    };
    return clusterOf(version, dir, plan, brokers, program, stop);
  } catch (error) {
    await killAll();
    throw error;
  }
}

function clusterOf(
  version: string,
  dir: string,
  plan: ClusterPlan,
  brokers: Brokers,
  program: BrokerProgram,
  stop: () => Promise<void>,
): Cluster {
  const bootstrapServersOf = (listener: string) =>
    plan.brokers.map(({ ports }) => `127.0.0.1:${ports[listener]}`).join(',');
  return {
    version,
    dir,
    brokers: plan.brokers.map(({ id, ports }) => ({
      id,
      ports,
      port: ports.PLAINTEXT as number,
      get pid() {
        return brokers.pidOf(id);
      },
    })),
    bootstrapServers: bootstrapServersOf('PLAINTEXT'),
    certificates: plan.certificates,
    bootstrapServersOf,
    logOf: program.logOf,
    kill: async (id) => {
      await brokers.running(id).stop(0);
    },
    shutDown: (id) => brokers.shutDown(id),
    pause: (id) => brokers.running(id).signal('SIGSTOP'),
    resume: (id) => brokers.running(id).signal('SIGCONT'),
    start: (id) => brokers.start([id]),
    stop,
  };
}

function programIn(dir: string, java: string, args: readonly string[]): BrokerProgram {
  return {
    java,
    args,
    propertiesOf: (id) => `${dir}/broker-${id}/server.properties`,
    logOf: (id) => `${dir}/broker-${id}/output.log`,
  };
}

async function writeFiles(plan: ClusterPlan, dir: string): Promise<void> {
  for (const broker of plan.brokers) {
    await mkdir(broker.dataDir, { recursive: true });
    const text = renderProperties(brokerProperties(plan, broker));
    await writeFile(`${dir}/broker-${broker.id}/server.properties`, text);
  }
}

async function temporaryDir(supervisor: Supervisor): Promise<string> {
  const dir = await mkdtemp(`${tmpdir()}/highwater-kafka-`);
  supervisor.removeAfterCrash(dir);
  return dir;
}
