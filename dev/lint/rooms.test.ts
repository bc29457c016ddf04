import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overridesOf } from './overrides.ts';
import { rooms } from './rooms.ts';

const root = new URL('../../', import.meta.url).pathname;

/** From which file, what may be imported, what may not. */
const table: readonly { from: string; may: string[]; not: string[] }[] = [
  {
    from: 'app/(console)/clusters/[cluster]/topics/page.tsx',
    may: [
      ...['@/components/topics/topic-table', '@/lib/routes', '@/server/topics/list-topics', '@/server/access/context'],
      ...['./topic-tabs.tsx', '../layout-parts.tsx', 'next/navigation', 'react'],
    ],
    not: [
      ...['@/server/kafka/client', '@/server/http/route', '@/server/observe/snapshot', '@/server/access/authorize'],
      ...['@/server/kinds', '@/server/config/config', '@/dev/kafka/cluster', '../../../../../lib/routes.ts', 'kafkajs'],
      '../../../../../server/topics/list-topics.ts',
    ],
  },
  {
    from: 'app/api/clusters/[cluster]/topics/route.ts',
    may: ['@/lib/contracts/topics', '@/server/http/route', '@/server/topics/list-topics'],
    not: [
      ...['@/lib/errors', '@/lib/routes', '@/components/ui/button', '@/server/kafka/client', '@/server/access/context'],
      ...['@/server/kinds', '@/server/store/store', '@/server/scan/scan'],
    ],
  },
  { from: 'app/metrics/route.ts', may: ['@/server/http/text'], not: ['@/server/kafka/client'] },
  {
    from: 'app/api/clusters/[cluster]/changes/[id]/apply/route.ts',
    may: ['@/server/kinds', '@/server/http/route', '@/lib/contracts/changes'],
    not: ['@/server/change/apply', '@/lib/routes'],
  },
  {
    from: 'components/topics/topic-table.tsx',
    may: [
      ...['@/components/ui/badge', '@/components/table/data-table.tsx', '../chart/sparkline.tsx', './topic-row.tsx'],
      ...['@/lib/queries/topics', '../../lib/routes.ts', 'react', 'next/link'],
    ],
    not: ['@/components/groups/group-table', '../groups/group-table.tsx', '@/server/topics/list-topics', 'kafkajs'],
  },
  {
    from: 'components/messages/parts/row.tsx',
    may: ['../feed.ts', '../../ui/badge.tsx', '@/components/editor/code'],
    not: ['../../groups/group-table.tsx', '@/server/scan/scan'],
  },
  {
    from: 'components/ui/button.tsx',
    may: ['@/lib/format/number', './icon.tsx', '@base-ui/react/button'],
    not: ['@/components/table/data-table', '../topics/topic-table.tsx', '@/server/http/route'],
  },
  {
    from: 'lib/queries/topics.ts',
    may: ['../contracts/topics.ts', '@/lib/http/fetch', './resource.ts', 'zod'],
    not: ['@/server/topics/list-topics', '../../server/config/secret.ts', '@/components/ui/button', 'kafkajs'],
  },
  {
    from: 'lib/errors.ts',
    may: ['./routes.ts', './http/client.ts'],
    not: ['../server/config/secret.ts', '@/app/layout'],
  },
  {
    from: 'lib/contracts/topics.ts',
    may: ['zod', './common.ts'],
    not: ['../errors.ts', '@/lib/errors', '../../server/config/secret.ts'],
  },
  {
    from: 'server/topics/list-topics.ts',
    may: [
      ...['../observe/snapshot.ts', '../scan/scan.ts', '../kafka/clients.ts', '../serde/auto.ts', '../store/store.ts'],
      ...['../access/authorize.ts', '../config/cluster.ts', '@/lib/contracts/topics', '../../lib/errors.ts'],
      ...['../groups/list-groups.ts', '@/lib/format/number', './sort-topics.ts', 'server-only'],
    ],
    not: [
      ...['../http/route.ts', '@/server/http/route', '@/lib/queries/topics', '../../lib/routes.ts', '../kinds.ts'],
      ...[
        '@/components/ui/button',
        '@/app/layout',
        '../testing/context.ts',
        '../../dev/kafka/cluster.ts',
        'kafkajs',
        'next/headers',
      ],
    ],
  },
  ...['observe', 'scan', 'change', 'jobs'].map((engine) => ({
    from: `server/${engine}/engine.ts`,
    may: [
      ...[
        '../kafka/clients.ts',
        '../serde/auto.ts',
        '../store/store.ts',
        '../config/cluster.ts',
        './part.ts',
        './parts/a.ts',
      ],
      ...[
        '../access/masking.ts',
        '../access/ctx.ts',
        '../../lib/contracts/topics.ts',
        '../../lib/errors.ts',
        'node:fs',
      ],
    ],
    not: [
      ...['../topics/list-topics.ts', '@/server/topics/list-topics', '../http/route.ts', '../access/authorize.ts'],
      ...['../../lib/routes.ts', 'kafkajs', 'next/server', '../../components/ui/button.tsx', '@/lib/queries/topics'],
    ],
  })),
  {
    from: 'server/observe/lag/evaluate-lag.ts',
    may: ['../snapshot.ts', '../findings/words.ts', '../../kafka/clients.ts', '../../../lib/errors.ts'],
    not: ['../../groups/list-groups.ts', '../../../lib/routes.ts'],
  },
  {
    from: 'server/kafka/transport.ts',
    may: [
      'kafkajs',
      'kafkajs/src/network/requestQueue/index.js',
      '../config/cluster.ts',
      '../../lib/errors.ts',
      './errors.ts',
    ],
    not: [
      '../observe/snapshot.ts',
      '../access/ctx.ts',
      '../store/store.ts',
      '@/server/topics/list-topics',
      '../../lib/contracts/topics.ts',
    ],
  },
  {
    from: 'server/kafka/protocol/codec.ts',
    may: ['../errors.ts', '../records/batch.ts', '../../config/cluster.ts', '../../../lib/errors.ts'],
    not: ['../../scan/scan.ts', '../../../lib/contracts/topics.ts'],
  },
  {
    from: 'server/serde/auto.ts',
    may: ['../../lib/contracts/messages.ts', '../config/config.ts'],
    not: ['../kafka/client.ts', '../messages/list-messages.ts', 'kafkajs'],
  },
  {
    from: 'server/store/store.ts',
    may: ['kysely', '../../lib/errors.ts'],
    not: ['../observe/snapshot.ts', '../kafka/client.ts'],
  },
  {
    from: 'server/config/config.ts',
    may: ['../access/host.ts'],
    not: ['../access/context.ts', '../kafka/client.ts', 'next/headers'],
  },
  {
    from: 'server/access/context.ts',
    may: ['next/headers', '../config/config.ts'],
    not: ['../http/route.ts', '../topics/x.ts'],
  },
  {
    from: 'server/http/route.ts',
    may: ['next/server', '../access/context.ts'],
    not: ['../topics/list-topics.ts', '../kafka/client.ts'],
  },
  { from: 'server/topics/list-topics.test.ts', may: ['../testing/context.ts', '../../dev/kafka/cluster.ts'], not: [] },
];

let folder: string;
const refused = new Set<string>();
const cyclic = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'highwater-rooms-'));
  for (const file of ['biome.json', 'biome.rooms.json']) await cp(join(root, file), join(folder, file));
  for (const { from, may, not } of table) {
    const file = join(folder, from);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, [...may, ...not].map((name) => `import ${JSON.stringify(name)};\n`).join(''));
  }
  await writeFile(join(folder, 'lib/hen.ts'), "import { egg } from './egg.ts';\nexport const hen = () => egg;\n");
  await writeFile(join(folder, 'lib/egg.ts'), "import { hen } from './hen.ts';\nexport const egg = () => hen;\n");
  const report = await lint(folder);
  for (const { category, location } of report.diagnostics) {
    if (category === 'lint/style/noRestrictedImports') refused.add(`${location.path}:${location.start.line}`);
    if (category === 'lint/suspicious/noImportCycles') cyclic.add(location.path);
  }
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

interface Report {
  diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
}

function lint(directory: string): Promise<Report> {
  const biome = join(root, 'node_modules/.bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  return new Promise((resolve, reject) =>
    execFile(biome, options, { cwd: directory, maxBuffer: 1 << 26 }, (_failed, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(stderr));
      }
    }),
  );
}

describe.each(table)('$from', ({ from, may, not }) => {
  it.each(may)('may import %s', (name) => {
    expect(refused).not.toContain(`${from}:${may.indexOf(name) + 1}`);
  });

  it.each(not)('may not import %s', (name) => {
    expect(refused).toContain(`${from}:${may.length + not.indexOf(name) + 1}`);
  });
});

describe('the rules', () => {
  it('refuse files that import each other', () => {
    expect([...cyclic]).toEqual(expect.arrayContaining(['lib/egg.ts', 'lib/hen.ts']));
  });

  it('are those the linter has', async () => {
    const written = JSON.parse(await readFile(join(root, 'biome.rooms.json'), 'utf8'));
    expect(written, 'run: node dev/lint/write-rooms.ts').toEqual({ overrides: overridesOf(rooms) });
  });
});
