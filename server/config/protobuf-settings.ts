import { assertProtobuf } from '../serde/protobuf/assert-protobuf.ts';
import type { ProtobufConfig } from './cluster.ts';
import { ConfigError } from './config-error.ts';
import { type Environment, listOf } from './environment.ts';
import type { Disk } from './parse-config.ts';

/** Which message the payloads of a topic are, as a file says it. */
export interface ProtobufSettings {
  /** Descriptor sets, `.proto` files, and folders of either. */
  files: string[];
  topics: { topic: string; key?: string | undefined; value?: string | undefined }[];
}

/** `KAFKA_PROTOBUF_FILES` and `KAFKA_PROTOBUF_TOPICS`, such as `orders.*=shop.Order, orders.*:key=shop.OrderKey`. */
export function protobufFrom(env: Environment): ProtobufSettings | undefined {
  const files = listOf(env.KAFKA_PROTOBUF_FILES);
  const topics = listOf(env.KAFKA_PROTOBUF_TOPICS);
  if (!files && !topics) return undefined;
  if (files && topics) return { files, topics: topics.map(ruleOf) };
  throw new ConfigError('Protobuf needs both KAFKA_PROTOBUF_FILES and KAFKA_PROTOBUF_TOPICS.');
}

function ruleOf(text: string): ProtobufSettings['topics'][number] {
  const [, topic, part = 'value', message] = /^([^=:]+?)(?::(key|value))?\s*=\s*(\S+)$/.exec(text) ?? [];
  if (topic !== undefined && message !== undefined) return { topic, [part]: message };
  throw new ConfigError(
    `KAFKA_PROTOBUF_TOPICS: ${JSON.stringify(text)} does not say a topic's message; write orders.*=shop.Order, or orders.*:key=shop.OrderKey.`,
  );
}

const schema = /\.(proto|desc|pb|binpb|protoset)$/;

export function toProtobuf({ files, topics }: ProtobufSettings, cluster: string, disk: Disk): ProtobufConfig {
  const where = `${cluster}: protobuf`;
  const read = files.flatMap((path) => pathsIn(path, where, disk)).map((path) => readSchema(path, where, disk));
  if (read.length === 0) throw new ConfigError(`${where}.files names no file.`);
  const rules = topics.map(({ topic, key = null, value = null }) => {
    if (key !== null || value !== null) return { topic, key, value };
    throw new ConfigError(
      `${where}.topics: ${topic} needs a message for its key or its value, such as value: shop.Order.`,
    );
  });
  try {
    assertProtobuf(read, new Set(rules.flatMap(({ key, value }) => [key ?? [], value ?? []].flat())));
  } catch (error) {
    throw new ConfigError(`${where}: ${error instanceof Error ? error.message : error}`);
  }
  return { files: read, topics: rules };
}

function pathsIn(path: string, where: string, { filesIn }: Disk): string[] {
  const inside = filesIn(path);
  if (inside === null) return [path];
  const found = inside.filter((name) => schema.test(name));
  if (found.length > 0) return found;
  throw new ConfigError(`${where}: the folder ${path} has no .proto and no .desc file.`);
}

function readSchema(path: string, where: string, { readFile }: Disk): ProtobufConfig['files'][number] {
  try {
    const bytes = readFile(path);
    return { name: path, text: bytes.toString(path.endsWith('.proto') ? 'utf8' : 'base64') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? error;
    throw new ConfigError(
      `${where}: ${path} can't be read (${code}); files lists descriptor sets, .proto files or folders.`,
    );
  }
}
