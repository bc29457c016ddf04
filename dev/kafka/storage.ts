import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { run } from '../process/run.ts';
import { toolJavaOptions } from './java-options.ts';
import type { ClusterPlan, User } from './properties.ts';

export interface FormatOptions {
  java: string;
  jars: string;
  version: string;
  propertiesOf(brokerId: number): string;
}

/** Prepares the empty folders of a new KRaft cluster; folders that were formatted once are left as they are. */
export async function formatAll(plan: ClusterPlan, options: FormatOptions): Promise<void> {
  const clusterId = newClusterId();
  const empty = plan.brokers.filter(({ dataDir }) => !existsSync(`${dataDir}/meta.properties`));
  const java = [...toolJavaOptions(options.version), '-cp', `${options.jars}/*`, 'kafka.tools.StorageTool'];
  const credentials = scramCredentials(plan.users);
  await Promise.all(
    empty.map(({ id }) =>
      run(options.java, [...java, 'format', '-t', clusterId, '-c', options.propertiesOf(id), ...credentials]),
    ),
  );
}

function scramCredentials(users: readonly User[]): string[] {
  const mechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512'];
  return users.flatMap(({ name, password }) =>
    mechanisms.flatMap((mechanism) => ['--add-scram', `${mechanism}=[name=${name},password=${password}]`]),
  );
}

/** 16 random bytes as Kafka writes them; never with a dash in front, which its tools take for an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
}
