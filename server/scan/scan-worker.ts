import { parentPort } from 'node:worker_threads';
import type { SchemaAnswer } from '../serde/registry/registered-schema.ts';
import { KnownSchemas } from '../serde/schema/schemas.ts';
import { readSlice, type SliceJob } from './read-slice.ts';
import type { Answer } from './slice-reader.ts';

interface Request {
  id: number;
  jobs: readonly SliceJob[];
}

/** The schemas that a request was held up for. */
interface Brought {
  id: number;
  answers: readonly SchemaAnswer[];
}

interface Held extends Request {
  registry: string;
  rounds: number;
}

/** A second reading may get further than the first and meet other schemas; a few times are enough for any page. */
const mostRounds = 4;
const held = new Map<number, Held>();
const registries = new Map<string, KnownSchemas>();

parentPort?.on('message', (message: Request | Brought) => {
  const answer = 'jobs' in message ? read(message, 0) : readAgain(message);
  if (answer) parentPort?.postMessage(answer);
});

function readAgain({ id, answers }: Brought): Answer | null {
  const request = held.get(id);
  if (!request) return null;
  held.delete(id);
  schemasOf(request.registry).add(answers);
  return read(request, request.rounds);
}

function read({ id, jobs }: Request, rounds: number): Answer {
  const registry = jobs[0]?.show.registry ?? null;
  const schemas = registry === null ? null : schemasOf(registry);
  try {
    const slices = jobs.map((job) => readSlice(job, schemas));
    const missing = schemas?.takeMissing() ?? [];
    if (registry === null || missing.length === 0 || rounds === mostRounds) return { id, slices };
    held.set(id, { id, jobs, registry, rounds: rounds + 1 });
    return { id, missing };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function schemasOf(registry: string): KnownSchemas {
  const schemas = registries.get(registry) ?? new KnownSchemas();
  registries.set(registry, schemas);
  return schemas;
}
