import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { messageLab } from '../testing/message-queries.ts';

const lab = messageLab();
const brokers = process.env.HIGHWATER_TEST_BROKERS as string;

const patient = { timeout: 30_000 };

/** What one of Kafka's formatters prints of a topic, a line for each record that it understands. */
async function formatted(topic: string, formatter: string): Promise<unknown[]> {
  const { out } = await lab.tools.tool([
    'org.apache.kafka.tools.consumer.ConsoleConsumer',
    ...['--bootstrap-server', brokers, '--topic', topic, '--from-beginning', '--timeout-ms', '8000'],
    ...['--formatter', `org.apache.kafka.tools.consumer.${formatter}`],
  ]);
  // Some formatters end no line.
  return out
    .replaceAll('}{', '}\n{')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

/** The same of ours. */
async function shown(topic: string, filter: string): Promise<unknown[]> {
  const { records } = await lab.queries.ask(topic, { order: 'oldest', limit: 10_000, filter });
  return records.map(({ key, value }) => ({
    key: JSON.parse(key?.text ?? 'null'),
    value: value && JSON.parse(value.text),
  }));
}

test('committed offsets are read as Kafka reads them', async () => {
  const topic = await lab.newTopic(2);
  const group = `group-${randomUUID()}`;
  await lab.tools.commitOffsets(group, [
    { topic, partition: 0, offset: 0n, metadata: 'Grüße' },
    { topic, partition: 1, offset: 0n, metadata: '' },
  ]);
  const ours = await shown('__consumer_offsets', `key.data.group == "${group}"`);
  const theirs = (await formatted('__consumer_offsets', 'OffsetsMessageFormatter')).filter((line) =>
    JSON.stringify(line).includes(group),
  );
  expect(ours).toHaveLength(2);
  expect(ours).toEqual(expect.arrayContaining(theirs));
  expect(theirs).toHaveLength(2);
});

test('groups with members are read as Kafka reads them', async () => {
  const topic = await lab.newTopic(1);
  const group = `group-${randomUUID()}`;
  const member = await lab.tools.startMember({ group, topics: [topic], protocol: 'classic' });
  const filter = `key.data.group == "${group}" && key.type == 2`;
  await expect.poll(() => shown('__consumer_offsets', filter), patient).not.toEqual([]);
  await lab.tools.stopMember(member);
  const theirs = await formatted('__consumer_offsets', 'GroupMetadataMessageFormatter');
  const own = theirs.filter((line) => JSON.stringify(line).includes(group));
  expect(own.length).toBeGreaterThan(0);
  expect(await shown('__consumer_offsets', filter)).toEqual(own);
});

test('transactions are read as Kafka reads them', async () => {
  const topic = await lab.newTopic(1);
  const id = `tx-${randomUUID()}`;
  const record = { topic, key: null, value: Buffer.from('v') };
  await lab.tools.produce([record], { transaction: { id, outcome: 'commit' } });
  const filter = `key.data.transactionalId == "${id}"`;
  const states = async () => JSON.stringify(await shown('__transaction_state', filter));
  await expect.poll(states, patient).toContain('"transactionStatus":4');
  const theirs = await formatted('__transaction_state', 'TransactionLogMessageFormatter');
  const own = theirs.filter((line) => JSON.stringify(line).includes(id));
  expect(await shown('__transaction_state', filter)).toEqual(own);
});
