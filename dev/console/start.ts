import { mkdir, readFile } from 'node:fs/promises';
import { root } from '../paths.ts';
import type { Supervised, Supervisor } from '../process/supervisor.ts';
import { waitUntil } from '../process/wait-until.ts';

export interface ConsoleOptions {
  port: number;
  /** Of the one cluster that it shows. */
  cluster: { name: string; bootstrapServers: string };
  dataDir: string;
  log: string;
}

export interface RunningConsole {
  url: string;
  process: Supervised;
}

/** Starts the production build; kept when it answers. What it says when it can't start is in the error. */
export async function startConsole(supervisor: Supervisor, options: ConsoleOptions): Promise<RunningConsole> {
  await mkdir(options.dataDir, { recursive: true });
  const child = await supervisor.start({
    name: 'the console',
    command: process.execPath,
    args: [`${root}/server/main.mjs`],
    cwd: root,
    env: {
      ...withoutKafka(process.env),
      NODE_ENV: 'production',
      PORT: String(options.port),
      HIGHWATER_DATA_DIR: options.dataDir,
      KAFKA_CLUSTERS_0_NAME: options.cluster.name,
      KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS: options.cluster.bootstrapServers,
    },
    log: options.log,
  });
  const url = `http://127.0.0.1:${options.port}`;
  const ended = child.exited.then(async () => {
    const said = await readFile(options.log, 'utf8');
    throw new Error(`The console did not start:\n${said.trim().split('\n').slice(-15).join('\n')}`);
  });
  const healthy = waitUntil('The console answers', async () => ((await fetch(`${url}/api/health`)).ok ? true : null), {
    timeoutMs: 60_000,
  });
  await Promise.race([healthy, ended]);
  ended.catch(() => {});
  return { url, process: child };
}

/** Settings of the shell's own clusters must not reach this console. */
function withoutKafka(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('KAFKA_') && !name.startsWith('HIGHWATER_')),
  ) as NodeJS.ProcessEnv;
}
