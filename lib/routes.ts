const segment = encodeURIComponent;

/** A name from an address: Next hands pages their parameters as they stand in the URL. */
export function decodeSegment(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}

/** Every address of the console. Names are encoded here and nowhere else. */
export const routes = {
  clusters: () => '/',
  cluster: (cluster: string) => `/clusters/${segment(cluster)}`,
  topics: (cluster: string) => `${routes.cluster(cluster)}/topics`,
  topic: (cluster: string, topic: string) => `${routes.topics(cluster)}/${segment(topic)}`,
  topicMessages: (cluster: string, topic: string) => `${routes.topic(cluster, topic)}/messages`,
  produce: (cluster: string, topic: string) => `${routes.topicMessages(cluster, topic)}?produce=new`,
  topicPartitions: (cluster: string, topic: string) => `${routes.topic(cluster, topic)}/partitions`,
  topicConsumers: (cluster: string, topic: string) => `${routes.topic(cluster, topic)}/consumers`,
  topicStatistics: (cluster: string, topic: string) => `${routes.topic(cluster, topic)}/statistics`,
  topicConfiguration: (cluster: string, topic: string) => `${routes.topic(cluster, topic)}/configuration`,
  message: (cluster: string, topic: string, partition: number, offset: string) =>
    `${routes.topicMessages(cluster, topic)}/${partition}/${offset}`,
  groups: (cluster: string) => `${routes.cluster(cluster)}/groups`,
  group: (cluster: string, group: string) => `${routes.groups(cluster)}/${segment(group)}`,
  brokers: (cluster: string) => `${routes.cluster(cluster)}/brokers`,
  broker: (cluster: string, broker: number) => `${routes.brokers(cluster)}/${broker}`,
  brokerConfiguration: (cluster: string, broker: number) => `${routes.broker(cluster, broker)}/configuration`,
  trace: (cluster: string, search: Readonly<Record<string, string>> = {}) => {
    const text = new URLSearchParams(search).toString();
    return `${routes.cluster(cluster)}/trace${text ? `?${text}` : ''}`;
  },
  changes: (cluster: string) => `${routes.cluster(cluster)}/changes`,
  change: (cluster: string, change: string) => `${routes.changes(cluster)}/${segment(change)}`,
  brokerLogDirs: (cluster: string, broker: number) => `${routes.broker(cluster, broker)}/log-dirs`,
};
