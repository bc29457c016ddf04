import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSet, needles, spanMs } from './data-sets.ts';
import type { Filled } from './fill.ts';
import { type Compared, compare, lacking } from './pairs.ts';
import { residentMibOf, sampled } from './processes.ts';
import { type Console, type QueryRun, query, type Run } from './query.ts';
import { atLeast, atMost, type Figure, median, percentile, spread, told } from './report.ts';
import { askPeer, type ConsumerPlace, consoleConsumer, kcatGrep } from './rivals.ts';

export interface Bench {
  console: Console;
  /** The same console with a schema registry. */
  withRegistry: Console;
  /** Without the one of Avro. */
  sets: readonly DataSet[];
  avro: DataSet | null;
  filled: Filled;
  consumer: ConsumerPlace;
  peers: readonly { name: string; url: string }[];
  rounds: number;
}

type Scenario = (bench: Bench) => AsyncGenerator<Figure, void>;

const all = { order: 'oldest', limit: '10000' } as const;
const needle = 'needle-';

/** Every scenario by its name, in the order in which they run. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  memory: async function* ({ console, sets }) {
    await several(5, () => query(console, sets[0]?.topic ?? '', { limit: '50' }));
    await sleep(3000);
    const idle = await residentMibOf(console.pid);
    const rounds: number[] = [];
    for (let round = 0; round < 2; round++) {
      const search = async () => {
        for (const { topic } of sets) await query(console, topic, { ...all, search: needle });
      };
      const { samples } = await sampled(search, () => residentMibOf(console.pid), 50);
      rounds.push(Math.max(...samples) - idle);
    }
    const said = `${spread(rounds, 0, ' MiB')} over ${idle.toFixed(0)}`;
    yield atMost('memory over idle while everything is searched twice', said, Math.max(...rounds), 300, ' MiB');
  },

  others: async function* ({ console, sets }) {
    const pages = ['', '/topics', '/groups', '/brokers'];
    const times: number[] = [];
    const ask = async () => {
      for (const page of pages) {
        const startedAt = performance.now();
        await (await fetch(`${console.api}${page}`)).text();
        times.push(performance.now() - startedAt);
      }
    };
    await several(20, ask);
    times.length = 0;
    await sampled(() => sleep(5000), ask, 10);
    yield told('a page while nothing is searched, p99', `${percentile(times, 0.99).toFixed(0)} ms of ${times.length}`);
    times.length = 0;
    const search = async () => {
      for (const { topic } of sets) await query(console, topic, { ...all, search: needle });
    };
    await sampled(search, ask, 10);
    const p99 = percentile(times, 0.99);
    yield atMost('a page during searches, p99', `${p99.toFixed(0)} ms of ${times.length}`, p99, 150, ' ms');
  },

  literal: async function* (bench) {
    const targets: Partial<Record<string, number>> = { 'orders.none': 2, 'orders.lz4': 1.4, 'orders.zstd': 1.4 };
    for (const set of bench.sets) {
      const result = await compare(
        bench.rounds,
        () => query(bench.console, set.topic, { ...all, search: needle }),
        () => kcatGrep(bench.consumer.servers, set.topic, needle),
      );
      yield* asFigures(`literal in ${set.topic}, kcat | grep`, result, targets[set.topic] ?? null);
    }
  },

  newestfirst: async function* (bench) {
    for (const set of bench.sets.slice(0, 5)) {
      const result = await compare(
        bench.rounds,
        () => query(bench.console, set.topic, { limit: '10000', search: needle }),
        () => query(bench.console, set.topic, { ...all, search: needle }),
      );
      const speed = spread(result.speed, 2, '×');
      yield told(`literal in ${set.topic}, newest first against oldest first`, speed);
    }
  },

  insensitive: async function* (bench) {
    for (const set of bench.sets.slice(0, 1)) {
      const result = await compare(
        bench.rounds,
        () => query(bench.console, set.topic, { ...all, search: needle.toUpperCase(), case: 'insensitive' }),
        () => kcatGrep(bench.consumer.servers, set.topic, needle, 'any case'),
      );
      yield* asFigures(`any case in ${set.topic}, kcat | grep -i`, result, null);
    }
  },

  filter: async function* (bench) {
    const { topic } = bench.sets[0] as DataSet;
    const filters = [
      { what: 'with a text', filter: 'value.customer == "c-4821"', grep: '"customer":"c-4821"', target: 1.5 },
      { what: 'on a number', filter: 'value.amount > 999.98', grep: '"amount":999.99,', target: 0.6 },
    ];
    for (const { what, filter, grep, target } of filters) {
      const { ours } = await compare(
        bench.rounds,
        () => query(bench.console, topic, { ...all, filter }),
        () => kcatGrep(bench.consumer.servers, topic, grep),
      );
      const rates = ratesOf(ours as QueryRun[]);
      yield atLeast(`a filter ${what} in ${topic}`, spread(rates, 2, ' M/s'), median(rates), target, ' M/s');
    }
  },

  avro: async function* ({ withRegistry, avro, sets, consumer, rounds }) {
    const cases = [
      { what: 'literal', parameters: { search: needle }, grep: needle },
      { what: 'a filter with a text', parameters: { filter: 'value.note.contains("needle-")' }, grep: needle },
      // A double's eight bytes, which are in no order's other fields.
      { what: 'a filter on a number', parameters: { filter: 'value.amount > 999.98' }, grep: doubleBytes(999.99) },
    ];
    for (const { what, parameters, grep } of avro ? cases : []) {
      const topic = avro?.topic ?? '';
      const result = await compare(
        rounds,
        () => query(withRegistry, topic, { ...all, ...parameters }),
        () => kcatGrep(consumer.servers, topic, grep, 'bytes'),
        (ours, theirs) => lacking(tracesIn(ours), tracesIn(theirs)),
      );
      yield* asFigures(`${what} in ${topic}, kcat | grep -a`, result, null);
    }
    for (const { topic } of sets.slice(0, 1)) {
      const result = await compare(
        rounds,
        () => query(withRegistry, topic, { ...all, search: needle }),
        () => kcatGrep(consumer.servers, topic, needle),
      );
      yield* asFigures(`literal in ${topic} beside a registry, kcat | grep`, result, null);
    }
  },

  first: async function* (bench) {
    for (const set of bench.sets) {
      const runs = await several(9, () =>
        query(bench.console, set.topic, { search: `${needle}${needles - 1}-`, limit: '1' }),
      );
      const ms = runs.map(({ firstMs }) => firstMs ?? Number.POSITIVE_INFINITY);
      yield atMost(`first match in the last 1 % of ${set.topic}`, spread(ms, 0, ' ms'), median(ms), 150, ' ms');
    }
  },

  newest: async function* (bench) {
    for (const set of bench.sets) {
      const ms = (await several(15, () => query(bench.console, set.topic, { limit: '50' }))).map((run) => run.ms);
      yield atMost(`newest 50 of ${set.topic}`, spread(ms, 0, ' ms'), median(ms), 40, ' ms');
    }
  },

  window: async function* (bench) {
    const { topic, records } = bench.sets[0] as DataSet;
    const middle = bench.filled.startedAt + spanMs / 2;
    for (const part of [0.001, 0.01, 0.1, 0.5]) {
      const from = new Date(middle - (part * spanMs) / 2).toISOString();
      const to = new Date(middle + (part * spanMs) / 2).toISOString();
      const runs = await several(5, () =>
        query(bench.console, topic, { ...all, from, to, slack: '0', search: needle }),
      );
      const ms = runs.map((run) => run.ms);
      const examined = ((100 * (runs[0]?.scanned ?? 0)) / records).toFixed(2);
      yield told(`a window of ${part * 100} % of ${topic}`, `${spread(ms, 0, ' ms')}, ${examined} % examined`);
    }
  },

  consumer: async function* (bench) {
    const set = bench.sets[0] as DataSet;
    const result = await compare(
      1,
      () => query(bench.console, set.topic, { ...all, search: needle }),
      () => consoleConsumer(bench.consumer, set.topic, set.records, needle),
    );
    yield* asFigures(`literal in ${set.topic}, Kafka's console consumer | grep`, result, null);
  },

  peers: async function* (bench) {
    for (const { name, url } of bench.peers) {
      for (const set of bench.sets.slice(0, 5)) {
        const result = await compare(
          bench.rounds,
          () => query(bench.console, set.topic, { ...all, search: needle }),
          () => askPeer(url, set.topic, needle),
          (ours, theirs) => differenceInNeedles(ours.hits, theirs.hits),
        );
        yield* asFigures(`literal in ${set.topic}, ${name}`, result, null);
      }
    }
  },
};

function* asFigures(what: string, { ours, speed, cpu }: Compared, target: number | null) {
  const value = spread(speed, 2, '×');
  yield target === null ? told(what, value) : atLeast(what, value, median(speed), target, '×');
  yield told('  records a second', spread(ratesOf(ours as QueryRun[]), 2, ' M'));
  const seconds = ours.map(({ cpuSeconds }) => cpuSeconds ?? 0);
  if (cpu === null) return;
  const used = `${spread(cpu, 2, '×')}, ours ${median(seconds).toFixed(2)} s`;
  yield target === null
    ? told('  their processor time in ours', used)
    : atLeast('  their processor time in ours', used, median(cpu), 2, '×');
}

/** Millions of records a second. */
function ratesOf(runs: readonly QueryRun[]): number[] {
  return runs.map(({ ms, scanned }) => scanned / ms / 1000);
}

/** What tells a record of ours from another, in whatever format it is. */
function tracesIn({ hits }: Run): string[] {
  return hits.flatMap((hit) => hit.match(/[0-9a-f]{16}/) ?? []);
}

function doubleBytes(value: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes.toString('latin1');
}

async function several<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time++) results.push(await work());
  return results;
}

/** A peer's answer is of its own shape: the needles' own words are compared. */
function differenceInNeedles(ours: readonly string[], theirs: readonly string[]): string | null {
  return lacking(
    ours.flatMap((text) => text.match(/needle-\d+-/g) ?? []),
    theirs,
  );
}
