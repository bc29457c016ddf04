/** A folder of the house, and what its files may import from other folders. `biome.rooms.json` is made from this. */
export interface Room {
  /** Path of the folder, `*` for any name. A later room is more particular than an earlier one. */
  folder: string;
  /** Folders or files that may be imported; `!` takes one back. Packages and the room's own files always may. */
  may: readonly string[];
  /** Packages that other rooms must leave alone. */
  packages?: readonly string[];
  /** The rule as the linter says it. */
  rule: string;
}

const shared = ['components/ui', 'components/table', 'components/chart', 'components/editor', 'components/plan'];
const engines = ['server/observe', 'server/scan', 'server/change'];
const inner = [...engines, 'server/jobs', 'server/kafka', 'server/serde', 'server/store', 'server/config'];
const notVerbs = [...inner, 'server/http', 'server/access', 'server/testing'].map((folder) => `!${folder}`);

const engine = {
  may: [
    ...['server/kafka', 'server/serde', 'server/store', 'server/config', 'server/access/masking', 'server/access/ctx'],
    ...['lib/contracts', 'lib/errors', 'lib/format'],
  ],
  rule: 'Engines import server/{kafka,serde,store,config}, server/access/masking and lib/{contracts,errors,format}; never a feature.',
};

const pages = 'Pages import components, lib, verbs of server/<feature>, and server/access/context.';
const handlers = 'API handlers import lib/contracts, server/http and verbs of server/<feature>.';

export const rooms: readonly Room[] = [
  { folder: 'app', may: ['app', 'components', 'lib', 'server/*', ...notVerbs, 'server/access/context'], rule: pages },
  { folder: 'app/api', may: ['lib/contracts', 'server/*', ...notVerbs, 'server/http'], rule: handlers },
  { folder: 'app/metrics', may: ['lib/contracts', 'server/*', ...notVerbs, 'server/http'], rule: handlers },
  {
    folder: 'app/api/**/changes',
    may: ['lib/contracts', 'server/*', ...notVerbs, 'server/http', 'server/kinds'],
    rule: handlers,
  },
  {
    folder: 'components/*',
    may: [...shared, 'lib'],
    rule: 'A feature imports components/{ui,table,chart,editor,plan} and lib; pages join features.',
  },
  { folder: 'components/ui', may: ['lib'], rule: 'Primitives import lib alone.' },
  { folder: 'lib', may: ['lib'], rule: 'lib imports lib alone.' },
  { folder: 'lib/contracts', may: [], rule: 'Contracts import zod and each other.' },
  {
    folder: 'server/*',
    may: ['server/*', '!server/http', '!server/testing', 'lib/contracts', 'lib/errors', 'lib/format', 'package.json'],
    rule: 'Verbs import engines, server/{jobs,kafka,serde,store,access,config}, lib/{contracts,errors,format}, and other verbs.',
  },
  ...[...engines, 'server/jobs'].map((folder) => ({ folder, ...engine })),
  {
    folder: 'server/kafka',
    may: ['server/config', 'lib/errors'],
    packages: ['kafkajs'],
    rule: 'server/kafka imports server/config, lib/errors and kafkajs.',
  },
  {
    folder: 'server/serde',
    may: ['server/kafka/protocol', 'server/config', 'lib/contracts', 'lib/errors', 'lib/format'],
    rule: 'server/serde imports server/config, server/kafka/protocol and lib/{contracts,errors,format}.',
  },
  {
    folder: 'server/store',
    may: ['server/config', 'lib/errors'],
    rule: 'server/store imports server/config and lib/errors.',
  },
  {
    folder: 'server/config',
    may: ['server/access/host', 'server/kafka/address', 'server/serde/protobuf/assert-protobuf', 'lib/errors'],
    rule: 'server/config imports lib/errors and what checks addresses and Protobuf files.',
  },
  {
    folder: 'server/access',
    may: ['server/config', 'server/store', 'lib/errors'],
    packages: ['next'],
    rule: 'server/access imports server/{config,store} and lib/errors.',
  },
  {
    folder: 'server/http',
    may: ['server/access', 'server/config', 'lib/contracts', 'lib/errors', 'lib/json'],
    packages: ['next'],
    rule: 'server/http imports server/{access,config} and lib/{contracts,errors,json}.',
  },
];

/** Where a package may be imported at all. */
export const keepers: Readonly<Record<string, string>> = {
  kafkajs: 'Only server/kafka knows kafkajs.',
  next: 'In the server only server/http and server/access know Next.',
};
