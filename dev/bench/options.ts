import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** How much of the full data is used: 1 is 5 million records a codec. */
  scale: number;
  /** How often each pair is run, as A B B A. */
  rounds: number;
  /** Only these scenarios; null: all. */
  only: readonly string[] | null;
  /** Only these topics; null: all. */
  topics: readonly string[] | null;
  /** Other consoles: name → address, in which `{topic}` and `{needle}` are replaced. */
  peers: readonly { name: string; url: string }[];
  /** Start with nothing: what an earlier run has left is deleted. */
  reset: boolean;
}

const usage =
  'Usage: npm run bench -- [--scale 1] [--rounds 1] [--only literal,…] [--topics orders.lz4,…] [--peer NAME=URL with {topic} and {needle}]… [--reset]';

/** Throws one sentence when the arguments make no sense. */
export function benchOptions(args: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        scale: { type: 'string' },
        rounds: { type: 'string' },
        only: { type: 'string' },
        topics: { type: 'string' },
        peer: { type: 'string', multiple: true },
        reset: { type: 'boolean' },
      },
    });
    const scale = Number(values.scale ?? 1);
    if (!(scale >= 0.001 && scale <= 1)) throw new Error(`--scale ${values.scale} is not between 0.001 and 1.`);
    const rounds = Number(values.rounds ?? 1);
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds} is no number of rounds.`);
    const only = values.only?.split(',') ?? null;
    const topics = values.topics?.split(',') ?? null;
    return { scale, rounds, only, topics, peers: (values.peer ?? []).map(peerIn), reset: values.reset ?? false };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
}

function peerIn(text: string): { name: string; url: string } {
  const at = text.indexOf('=');
  if (at < 1 || !URL.canParse(text.slice(at + 1))) throw new Error(`--peer ${text} is not NAME=URL.`);
  return { name: text.slice(0, at), url: text.slice(at + 1) };
}
