import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const watchdogScript = fileURLToPath(new URL('./watchdog.sh', import.meta.url));

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Supervised {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process has ended, however it ended. */
  readonly exited: Promise<Exit>;
  /** Reaches the process and what it started. Nothing happens when it has ended. */
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, and SIGKILL when that has not helped after `graceMs`. */
  stop(graceMs: number): Promise<Exit>;
}

export interface StartOptions {
  name: string;
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** The file that receives both outputs; without it they go to this process' own. */
  log?: string;
}

/**
 * Starts processes that never outlive this one. Each is in a process group of its own, so a terminal's Ctrl-C reaches
 * only this process, which then stops them in order; a shell script that reads a pipe from here kills them when this
 * process ends in any other way.
 */
export class Supervisor {
  readonly #watchdog: ChildProcess;
  readonly #running = new Set<Supervised>();

  constructor() {
    this.#watchdog = spawn('/bin/sh', [watchdogScript], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    this.#watchdog.unref();
    const pipe = this.#watchdog.stdin as Socket;
    pipe.on('error', () => {});
    pipe.unref();
  }

  start(options: StartOptions): Promise<Supervised> {
    const log = options.log === undefined ? 'inherit' : openSync(options.log, 'a');
    const child = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', log, log],
      detached: true,
    });
    if (typeof log === 'number') closeSync(log);
    const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    return new Promise((resolve, reject) => {
      child.once('error', (cause) =>
        reject(new Error(`${options.name} could not be started: ${cause.message}`, { cause })),
      );
      child.once('spawn', () => resolve(this.#adopt(options.name, child.pid as number, exited)));
    });
  }

  /** Has the folder removed if this process dies before it could do so itself. */
  removeAfterCrash(dir: string): void {
    this.#tell(`dir ${dir}`);
  }

  async stopAll(graceMs: number): Promise<void> {
    await Promise.all([...this.#running].map((process) => process.stop(graceMs)));
  }

  /** Ends the watchdog, and with it what is still running. */
  close(): void {
    this.#watchdog.stdin?.end();
  }

  #adopt(name: string, pid: number, exited: Promise<Exit>): Supervised {
    let alive = true;
    const signal = (which: NodeJS.Signals) => {
      if (alive) signalGroup(pid, which);
    };
    const supervised: Supervised = {
      name,
      pid,
      exited,
      signal,
      async stop(graceMs) {
        signal('SIGTERM');
        signal('SIGCONT');
        const timer = setTimeout(() => signal('SIGKILL'), graceMs);
        return exited.finally(() => clearTimeout(timer));
      },
    };
    this.#running.add(supervised);
    this.#tell(`+ ${pid}`);
    exited.then(() => {
      alive = false;
      this.#running.delete(supervised);
      this.#tell(`- ${pid}`);
    });
    return supervised;
  }

  #tell(line: string): void {
    this.#watchdog.stdin?.write(`${line}\n`);
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
