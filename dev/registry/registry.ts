import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { freePorts } from '../kafka/ports.ts';
import { type Supervised, Supervisor } from '../process/supervisor.ts';
import { waitUntil } from '../process/wait-until.ts';
import { ensureRegistry } from './distribution.ts';

/** A real schema registry on 127.0.0.1 that forgets everything when it ends. */
export interface Registry {
  /** Of the API that is Confluent's too. */
  readonly url: string;
  /** SIGKILL; the promise is kept when the process has ended. */
  kill(): Promise<void>;
  /** SIGSTOP: its connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;

/** Starts one and waits until it is ready. */
export async function startRegistry(options: { port?: number; signal?: AbortSignal } = {}): Promise<Registry> {
  const distribution = await ensureRegistry();
  const [free = 0, management = 0] = await freePorts(2);
  const port = options.port ?? free;
  const supervisor = new Supervisor();
  const dir = await mkdtemp(`${tmpdir()}/highwater-registry-`);
  supervisor.removeAfterCrash(dir);
  const end = async () => {
    await supervisor.stopAll(0);
    supervisor.close();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const process = await supervisor.start({
      name: 'schema registry',
      command: distribution.java,
      args: ['-Xms64m', '-Xmx320m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...distribution.program],
      cwd: distribution.dir,
      env: { ...globalThis.process.env, ...distribution.env(port, management) },
      log: `${dir}/output.log`,
    });
    await ready(process, distribution.health(port, management), options.signal);
    return {
      url: `http://127.0.0.1:${port}/apis/ccompat/v7`,
      kill: async () => {
        await process.stop(0);
      },
      pause: () => process.signal('SIGSTOP'),
      resume: () => process.signal('SIGCONT'),
      stop: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function ready(process: Supervised, url: string, signal?: AbortSignal): Promise<void> {
  const ended = process.exited.then(({ code }) => {
    throw new Error(`The schema registry ended with code ${code}`);
  });
  const answers = waitUntil(
    'The schema registry',
    async () => ((await fetch(url, { signal: AbortSignal.timeout(2000) })).ok ? true : null),
    { timeoutMs: startTimeoutMs, ...(signal && { signal }) },
  );
  await Promise.race([answers, ended]);
}
