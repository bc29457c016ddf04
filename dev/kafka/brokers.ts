import { readFile } from 'node:fs/promises';
import type { Supervised, Supervisor } from '../process/supervisor.ts';
import { waitUntil } from '../process/wait-until.ts';
import { registeredBrokers } from './metadata.ts';
import type { BrokerPlan } from './properties.ts';

const startTimeoutMs = 120_000;
/** How long a broker may take to hand over its leaderships and close its log before it is killed. */
const stopGraceMs = 6_000;
/** The same once the quorum is lost: what waits for a controller now waits in vain. */
const leftoverGraceMs = 1_000;

/** How to start a broker: the JVM, its arguments up to the properties file, and where each broker's files are. */
export interface BrokerProgram {
  java: string;
  args: readonly string[];
  propertiesOf(brokerId: number): string;
  logOf(brokerId: number): string;
}

/** The processes of a cluster's brokers. */
export class Brokers {
  readonly #supervisor: Supervisor;
  readonly #program: BrokerProgram;
  readonly #plans: ReadonlyMap<number, BrokerPlan>;
  readonly #running = new Map<number, Supervised>();

  constructor(supervisor: Supervisor, program: BrokerProgram, plans: readonly BrokerPlan[]) {
    this.#supervisor = supervisor;
    this.#program = program;
    this.#plans = new Map(plans.map((plan) => [plan.id, plan]));
  }

  pidOf(brokerId: number): number | null {
    return this.#running.get(brokerId)?.pid ?? null;
  }

  running(brokerId: number): Supervised {
    const process = this.#running.get(brokerId);
    if (!process) throw new Error(`Broker ${brokerId} is not running`);
    return process;
  }

  /** Starts these brokers together and waits until each knows all of them to be registered. */
  async start(brokerIds: readonly number[], signal?: AbortSignal): Promise<void> {
    const started = await Promise.all(brokerIds.map(async (id) => ({ id, process: await this.#launch(id) })));
    await Promise.all(started.map(({ id, process }) => this.#ready(process, id, brokerIds, signal)));
  }

  /** A controlled shutdown of one broker. */
  async shutDown(brokerId: number): Promise<void> {
    await this.running(brokerId).stop(stopGraceMs);
  }

  async shutDownAll(): Promise<void> {
    const all = [...this.#running.values()];
    let gone = 0;
    const leave = async (broker: Supervised) => {
      await broker.stop(stopGraceMs);
      gone++;
      if (gone * 2 > all.length) await Promise.all(all.map((other) => other.stop(leftoverGraceMs)));
    };
    await Promise.all(all.map(leave));
  }

  async #launch(id: number): Promise<Supervised> {
    if (this.#running.has(id)) throw new Error(`Broker ${id} is running already`);
    const process = await this.#supervisor.start({
      name: `broker ${id}`,
      command: this.#program.java,
      args: [...this.#program.args, this.#program.propertiesOf(id)],
      log: this.#program.logOf(id),
    });
    this.#running.set(id, process);
    process.exited.then(() => this.#running.delete(id));
    return process;
  }

  /**
   * A broker answers only after the active controller has registered and unfenced it, so its own list of brokers is
   * the truth. Fails at once when the process ends.
   */
  async #ready(process: Supervised, id: number, expected: readonly number[], signal?: AbortSignal): Promise<void> {
    const port = this.#plans.get(id)?.ports.PLAINTEXT as number;
    const stop = new AbortController();
    const allRegistered = async () => {
      const registered = await registeredBrokers('127.0.0.1', port);
      return expected.every((broker) => registered.includes(broker)) ? true : null;
    };
    const ended = process.exited.then(async ({ code, signal }) => {
      stop.abort();
      throw new Error(`Broker ${id} ended (${signal ?? `exit code ${code}`}):\n${await tail(this.#program.logOf(id))}`);
    });
    const answered = waitUntil(`Broker ${id} to be registered`, allRegistered, {
      timeoutMs: startTimeoutMs,
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    });
    ended.catch(() => {});
    await answered.catch((error) => (stop.signal.aborted ? ended : Promise.reject(error)));
  }
}

async function tail(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-25).join('\n');
}
