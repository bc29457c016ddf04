import type { ConnectionConfig } from '../config/cluster.ts';

/**
 * One of Kafka's own tools as one would type it, a line for each part. Clusters that need TLS or a user name are told
 * with the file that the tools take for it; no secret stands in a command.
 */
export function kafkaCommand(
  connection: ConnectionConfig,
  tool: string,
  parts: readonly (readonly string[])[],
): string {
  const secured = connection.tls !== null || connection.sasl !== null;
  const head = [tool, '--bootstrap-server', connection.bootstrapServers.join(',')];
  const lines = [secured ? [...head, '--command-config', 'client.properties'] : head, ...parts];
  return lines
    .filter((words) => words.length > 0)
    .map((words) => words.map(shellQuote).join(' '))
    .join(' \\\n  ');
}

/** A word as a POSIX shell takes it literally. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** kafka-topics takes the topic to alter or delete as a regular expression: `a.b` alone would take `a-b` with it. */
export function topicPattern(name: string): string {
  return name.replaceAll('.', '\\.');
}
