import * as brokers from '../../lib/contracts/brokers.ts';
import * as changes from '../../lib/contracts/changes.ts';
import * as clusters from '../../lib/contracts/clusters.ts';
import type { Contract } from '../../lib/contracts/contract.ts';
import * as findings from '../../lib/contracts/findings.ts';
import * as groups from '../../lib/contracts/groups.ts';
import * as health from '../../lib/contracts/health.ts';
import * as histogram from '../../lib/contracts/histogram.ts';
import * as messages from '../../lib/contracts/messages.ts';
import * as openapi from '../../lib/contracts/openapi.ts';
import * as produce from '../../lib/contracts/produce.ts';
import * as schemas from '../../lib/contracts/schemas.ts';
import * as statistics from '../../lib/contracts/statistics.ts';
import * as topics from '../../lib/contracts/topics.ts';
import * as trace from '../../lib/contracts/trace.ts';
import * as views from '../../lib/contracts/views.ts';

const resources = [
  openapi,
  health,
  clusters,
  findings,
  brokers,
  topics,
  messages,
  statistics,
  trace,
  histogram,
  produce,
  schemas,
  groups,
  changes,
  views,
];

/** Every endpoint under its exported name, in the order of the document. */
export const contracts: ReadonlyMap<string, Contract> = new Map(
  resources.flatMap((resource) => Object.entries<unknown>({ ...resource }).filter(isNamedContract)),
);

function isNamedContract(entry: [string, unknown]): entry is [string, Contract] {
  const [, value] = entry;
  return typeof value === 'object' && value !== null && 'path' in value && 'method' in value && 'reply' in value;
}
