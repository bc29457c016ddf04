import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type KafkaTools, startKafkaTools } from '../../dev/java/kafka-tools.ts';
import { type ChangeRequest, type ChangeRequestInput, changeRequest } from '../../lib/contracts/change-requests.ts';
import type { EffectResult } from '../../lib/contracts/changes.ts';
import { AppError } from '../../lib/errors.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import type { AnyChangeKind, ChangeKind, Draft } from '../change/kind.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { closeKafkaClients, kafkaFor } from '../kafka/clients.ts';
import { stopObserving } from '../observe/observers.ts';
import { testContext } from './context.ts';

/** Where Kafka's scripts lead: what each would start. */
export const mainClasses: Readonly<Record<string, string>> = {
  'kafka-topics': 'org.apache.kafka.tools.TopicCommand',
  'kafka-configs': 'kafka.admin.ConfigCommand',
  'kafka-delete-records': 'org.apache.kafka.tools.DeleteRecordsCommand',
  'kafka-consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-share-groups': 'org.apache.kafka.tools.consumer.group.ShareGroupCommand',
  'kafka-streams-groups': 'org.apache.kafka.tools.streams.StreamsGroupCommand',
};

export interface ChangeLab {
  tools: KafkaTools;
  ctx: ClusterCtx;
  kafka: KafkaClient;
  /** A name that no other test uses; its topic goes when the file is done. */
  unique(word: string): string;
  newTopic(partitions: number, configs?: Record<string, string>): Promise<string>;
  plan(kind: AnyChangeKind, request: ChangeRequestInput): Promise<Draft>;
  apply(kind: AnyChangeKind, draft: Draft): Promise<EffectResult[]>;
  /** Plans and applies; fails unless every result is good. */
  change(kind: AnyChangeKind, request: ChangeRequestInput): Promise<Draft>;
  /** The failure of a plan. */
  refusal(kind: AnyChangeKind, request: ChangeRequestInput): Promise<AppError>;
  /** Runs a plan's command as a shell and Kafka's tools take it. */
  runCommand(command: string): Promise<void>;
  /** `--list` of kafka-topics. */
  listTopics(): Promise<string[]>;
  /** `--describe` of kafka-topics, in one line without ids. */
  describe(topic: string): Promise<string>;
  /** The settings that the topic itself sets, as kafka-configs prints them. */
  settings(topic: string): Promise<Record<string, string>>;
}

/** Kinds of change against the shared cluster, with Kafka's own tools beside them. */
export function changeLab(): ChangeLab {
  const bootstrapServers = process.env.HIGHWATER_TEST_BROKERS as string;
  const connection = {
    bootstrapServers: bootstrapServers.split(','),
    clientId: 'highwater-test',
    tls: null,
    sasl: null,
  };
  const ctx = testContext({ cluster: { name: `lab-${randomUUID()}`, connection } });
  const names: string[] = [];
  const tool = async (...command: string[]) => {
    const { exit, out, err } = await lab.tools.tool(command);
    if (exit !== 0) throw new Error(`${command.join(' ')} ended with ${exit}: ${out}${err}`);
    return out;
  };
  const lab = {
    ctx,
    unique(word) {
      const name = `${word}-${randomUUID().slice(0, 13)}`;
      names.push(name);
      return name;
    },
    async newTopic(partitions, configs = {}) {
      const name = lab.unique('change');
      await lab.tools.createTopics([{ name, partitions, configs }]);
      await lab.tools.offsets(name);
      return name;
    },
    async plan(kind, input) {
      const request: ChangeRequest = changeRequest.parse(input);
      // The request is of the kind's own: what the engine looks up, a test names.
      const { authorize, read, plan } = kind as unknown as ChangeKind;
      authorize(ctx, request);
      return plan(ctx, request, await read(ctx, request));
    },
    apply: (kind, draft) => kind.apply(ctx, JSON.parse(JSON.stringify(draft.payload))),
    async change(kind, request) {
      const draft = await lab.plan(kind, request);
      const failed = (await lab.apply(kind, draft)).find(({ ok }) => !ok);
      if (failed) throw new Error(JSON.stringify(failed));
      return draft;
    },
    async refusal(kind, request) {
      const failure = await lab.plan(kind, request).then(
        () => new Error('it was not refused'),
        (error: Error) => error,
      );
      if (failure instanceof AppError) return failure;
      throw failure;
    },
    async runCommand(command) {
      await withCalls(command, ([name = '', ...args]) => tool(mainClasses[name] ?? name, ...args));
    },
    async listTopics() {
      const command = ['org.apache.kafka.tools.TopicCommand', '--bootstrap-server', bootstrapServers, '--list'];
      return (await tool(...command)).split('\n');
    },
    async describe(topic) {
      const pattern = topic.replaceAll('.', '\\.');
      const out = await tool(
        'org.apache.kafka.tools.TopicCommand',
        '--bootstrap-server',
        bootstrapServers,
        '--describe',
        '--topic',
        pattern,
      );
      return out.replace(/\tTopicId: \S+/g, '').replaceAll(topic, 'TOPIC');
    },
    async settings(topic) {
      const out = await tool(
        ...['kafka.admin.ConfigCommand', '--bootstrap-server', bootstrapServers, '--describe'],
        ...['--entity-type', 'topics', '--entity-name', topic],
      );
      return Object.fromEntries(
        [...out.matchAll(/^ {2}(\S+?)=(.*?) sensitive=/gm)].map(([, name, value]) => [name, value]),
      );
    },
  } as ChangeLab;
  beforeAll(async () => {
    lab.tools = await startKafkaTools({ bootstrapServers });
    lab.kafka = kafkaFor(ctx.cluster);
  });
  afterAll(async () => {
    stopObserving();
    await Promise.all(names.map((name) => lab.tools.deleteTopics([name]).catch(() => {})));
    await Promise.all([lab.tools.close(), closeKafkaClients()]);
  });
  return lab;
}

/** What a shell makes of a script: the words of each of Kafka's tools that it calls, files by their full path. */
async function withCalls(script: string, use: (words: string[]) => Promise<unknown>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'highwater-command-'));
  try {
    for (const name of Object.keys(mainClasses)) {
      const file = join(folder, name);
      await writeFile(file, `#!/bin/sh\nprintf '%s\\0' ${name} "$@" >> calls\nprintf '\\1' >> calls\n`);
      await chmod(file, 0o755);
    }
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    execFileSync('sh', ['-ec', script], { cwd: folder, env });
    const calls = (await readFile(join(folder, 'calls'), 'utf8')).split('\x01').slice(0, -1);
    const placed = (word: string) => (/\.(json|csv)$/.test(word) ? join(folder, word) : word);
    for (const call of calls) await use(call.split('\0').slice(0, -1).map(placed));
  } finally {
    await rm(folder, { recursive: true });
  }
}
