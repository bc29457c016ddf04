import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { root } from '../paths.ts';
import type { Supervised, Supervisor } from '../process/supervisor.ts';
import { waitUntil } from '../process/wait-until.ts';

export interface ConsoleOptions {
  /** The folder that `ensureBuild` gave. */
  build: string;
  port: number;
  /** Its settings for Kafka; those of the shell do not reach it. */
  kafka: Readonly<Record<string, string>>;
  dataDir: string;
  log: string;
  signal: AbortSignal;
}

export interface RunningConsole {
  url: string;
  process: Supervised;
}

/** The settings of a console that shows one cluster. */
export function oneCluster(name: string, bootstrapServers: string): Record<string, string> {
  return { KAFKA_CLUSTERS_0_NAME: name, KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS: bootstrapServers };
}

/** Starts the production build; kept when it answers. What it says when it can't start is in the error. */
export async function startConsole(supervisor: Supervisor, options: ConsoleOptions): Promise<RunningConsole> {
  await mkdir(options.dataDir, { recursive: true });
  await writeFile(options.log, '');
  const child = await supervisor.start({
    name: 'the console',
    command: process.execPath,
    args: [`${options.build}/server/main.mjs`],
    cwd: root,
    env: {
      ...withoutSettings(process.env),
      NODE_ENV: 'production',
      PORT: String(options.port),
      HIGHWATER_DATA_DIR: options.dataDir,
      ...options.kafka,
    },
    log: options.log,
  });
  const url = `http://127.0.0.1:${options.port}`;
  const over = new AbortController();
  const ended = child.exited.then(async () => {
    over.abort();
    const said = await readFile(options.log, 'utf8');
    throw new Error(`The console did not start:\n${said.trim().split('\n').slice(-15).join('\n')}`);
  });
  ended.catch(() => {});
  const healthy = waitUntil('The console answers', async () => ((await fetch(`${url}/api/health`)).ok ? true : null), {
    timeoutMs: 60_000,
    signal: AbortSignal.any([options.signal, over.signal]),
  });
  await healthy.catch((error) => (over.signal.aborted ? ended : Promise.reject(error)));
  return { url, process: child };
}

function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('KAFKA_') && !name.startsWith('HIGHWATER_')),
  ) as NodeJS.ProcessEnv;
}
