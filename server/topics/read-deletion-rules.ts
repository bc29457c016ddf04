import { outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { readQuorum } from '../observe/read/quorum.ts';

/** What the brokers' settings make of a deletion; null: they do not tell. */
export interface DeletionRules {
  /** Whether the controller deletes topics at all. */
  readonly deletes: boolean | null;
  /** Whether a topic comes back, empty, as soon as somebody asks for it. */
  readonly autoCreates: boolean | null;
}

const brokerResource = 4;
const answerMs = 2_000;

/** Nothing fails for it: what is not told here is told by the answer to the deletion. */
export async function readDeletionRules(kafka: KafkaClient): Promise<DeletionRules> {
  const [controller, brokers] = await Promise.all([outcome(() => readController(kafka)), kafka.brokers()]);
  // A controller that is no broker keeps its settings to itself.
  const decisive = brokers.find(({ id }) => controller.ok && id === controller.value);
  const node = (decisive ?? brokers[0])?.id;
  if (node === undefined) return { deletes: null, autoCreates: null };
  const names = ['delete.topic.enable', 'auto.create.topics.enable'];
  const resources = [{ resourceType: brokerResource, resourceName: String(node), configurationKeys: names }];
  const answer = await outcome(() => kafka.call('DescribeConfigs', { resources }, { node, timeoutMs: answerMs }));
  const configs = answer.ok ? (answer.value.results[0]?.configs ?? []) : [];
  const setting = (wanted: string): boolean | null => {
    const value = configs.find(({ name }) => name === wanted)?.value;
    return value == null ? null : value === 'true';
  };
  return {
    deletes: decisive ? setting('delete.topic.enable') : null,
    autoCreates: setting('auto.create.topics.enable'),
  };
}

/** In KRaft the leader of the quorum; ZooKeeper's clusters name the one broker themselves. */
async function readController(kafka: KafkaClient): Promise<number> {
  const quorum = await readQuorum(kafka, { timeoutMs: answerMs });
  if (quorum) return quorum.leader;
  return (await kafka.call('Metadata', { topics: [], allowAutoTopicCreation: false })).controllerId;
}
