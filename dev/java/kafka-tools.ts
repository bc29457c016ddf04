import { fileURLToPath } from 'node:url';
import { ensureJars } from '../setup/jars.ts';
import { requireJdk } from '../setup/jdk.ts';
import { compileHelper } from './compile.ts';
import { JsonLinesProcess } from './json-lines-process.ts';
import {
  decodeRead,
  decodeWritten,
  encodeRecord,
  type NewRecord,
  type ReadRecord,
  type ReadRow,
  type WrittenRecord,
  type WrittenRow,
} from './records.ts';

export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
export interface ProduceOptions {
  compression?: Compression;
  /** All records in one transaction, which stays open with `open` until `endTransaction` or another `continued` call. */
  transaction?: { id: string; outcome: 'commit' | 'abort' | 'open'; continued?: boolean };
  /** Further producer settings. */
  properties?: Readonly<Record<string, string>>;
}

export interface NewTopic {
  name: string;
  partitions?: number;
  /** The broker's default when not given. */
  replicationFactor?: number;
  /** Broker ids per partition, instead of the two counts. */
  assignments?: readonly (readonly number[])[];
  configs?: Readonly<Record<string, string>>;
}

export interface PartitionOffsets {
  partition: number;
  start: bigint;
  /** The high watermark. */
  end: bigint;
  lastStable: bigint;
}

export interface CommittedOffset {
  topic: string;
  partition: number;
  offset: bigint;
  metadata?: string;
  leaderEpoch?: number;
}

interface CommittedRow {
  topic: string;
  partition: number;
  offset: string;
  metadata: string;
  leaderEpoch: number | null;
}

export interface MemberOptions {
  group: string;
  topics: readonly string[];
  protocol?: 'classic' | 'consumer';
  clientId?: string;
  /** How long it takes for one record. */
  delayMs?: number;
  /** False never commits. */
  commits?: boolean;
  /** After so many records it stays a member but neither takes nor commits more. */
  stallAfter?: number;
  /** Further consumer settings. */
  properties?: Readonly<Record<string, string>>;
}

export interface ToolResult {
  exit: number;
  out: string;
  err: string;
}

/** Kafka's own Java clients and tools in one JVM: the hand that fills the demo and the oracle of the tests. */
export interface KafkaTools {
  readonly pid: number | undefined;
  /** Runs a tool's main class, such as `org.apache.kafka.tools.TopicCommand`, with its arguments. One at a time. */
  tool(command: readonly string[], input?: string): Promise<ToolResult>;
  createTopics(topics: readonly NewTopic[]): Promise<void>;
  deleteTopics(names: readonly string[]): Promise<void>;
  offsets(topic: string): Promise<PartitionOffsets[]>;
  /** Sets what a group without members has committed; creates the group. */
  commitOffsets(group: string, offsets: readonly CommittedOffset[]): Promise<void>;
  /** What a group has committed, as Java's admin client reads it; in order of topic and partition. */
  committedOffsets(group: string): Promise<CommittedOffset[]>;
  /** Writes with the Java producer, one batch per partition and call. */
  produce(records: readonly NewRecord[], options?: ProduceOptions): Promise<WrittenRecord[]>;
  endTransaction(id: string, outcome: 'commit' | 'abort'): Promise<void>;
  /** All records up to the present end, in order of partition and offset. */
  read(topic: string, options?: ReadOptions): Promise<ReadRecord[]>;
  /** Starts a group member that runs until it is stopped; gives its number once the group has it. */
  startMember(options: MemberOptions): Promise<number>;
  stopMember(member: number): Promise<void>;
  /** Members leave their groups, then the JVM ends. */
  close(): Promise<void>;
}

export interface ReadOptions {
  partitions?: readonly number[];
  isolation?: 'read_committed' | 'read_uncommitted';
}

export interface KafkaToolsOptions {
  bootstrapServers: string;
  /** For every client, such as `security.protocol`. */
  properties?: Readonly<Record<string, string>>;
}

/** Starts the JVM; it ends with this process, however that ends. */
export async function startKafkaTools(options: KafkaToolsOptions): Promise<KafkaTools> {
  const jars = await ensureJars();
  const { java, javac } = await requireJdk();
  const classes = await compileHelper(javac, jars);
  const logging = `-Dlog4j2.configurationFile=${fileURLToPath(new URL('./log4j2.properties', import.meta.url))}`;
  const jvm = ['-Xmx320m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', logging, '-cp', `${classes}:${jars}/*`];
  const properties = { 'bootstrap.servers': options.bootstrapServers, ...options.properties };
  return toolsOver(new JsonLinesProcess(java, [...jvm, 'KafkaTools'], properties));
}

function toolsOver(helper: JsonLinesProcess): KafkaTools {
  const request = <T>(method: string, params: object) => helper.request(method, params) as Promise<T>;
  return {
    pid: helper.pid,
    tool: (command, input) => request('tool', { command, input }),
    createTopics: (topics) => request('createTopics', { topics }),
    deleteTopics: (topics) => request('deleteTopics', { topics }),
    async offsets(topic) {
      const rows = await request<Record<'partition' | 'start' | 'end' | 'lastStable', string>[]>('offsets', { topic });
      return rows.map(({ partition, start, end, lastStable }) => ({
        partition: Number(partition),
        start: BigInt(start),
        end: BigInt(end),
        lastStable: BigInt(lastStable),
      }));
    },
    commitOffsets: (group, offsets) =>
      request('commitOffsets', { group, offsets: offsets.map((row) => ({ ...row, offset: String(row.offset) })) }),
    async committedOffsets(group) {
      const rows = await request<CommittedRow[]>('committedOffsets', { group });
      return rows.map(({ offset, leaderEpoch, ...row }) => ({
        ...row,
        offset: BigInt(offset),
        ...(leaderEpoch !== null && { leaderEpoch }),
      }));
    },
    async produce(records, { compression, transaction, properties } = {}) {
      const { id: transactionalId, outcome, continued } = transaction ?? {};
      const params = { compression, transactionalId, outcome, continued, properties };
      const written = await request<WrittenRow[]>('produce', { ...params, records: records.map(encodeRecord) });
      return written.map(decodeWritten);
    },
    endTransaction: (transactionalId, outcome) => request('endTransaction', { transactionalId, outcome }),
    read: async (topic, read = {}) => (await request<ReadRow[]>('read', { topic, ...read })).map(decodeRead),
    startMember: (member) => request('startMember', member),
    stopMember: (member) => request('stopMember', { member }),
    close: () => helper.close(),
  };
}
