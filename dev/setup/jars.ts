import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { root, workDir } from '../paths.ts';
import { commandStep } from './step.mjs';

/** The Kafka that the demo runs and the tests use. */
export const defaultKafkaVersion = '4.3.1';

/** The folder with the jars of that Kafka, fetched through Maven when it is not there yet. */
export async function ensureJars(version = defaultKafkaVersion): Promise<string> {
  const dir = `${workDir}/jars/${version}`;
  if (existsSync(dir)) return dir;
  const partial = `${workDir}/jars/.${version}.${process.pid}`;
  await mkdir(`${workDir}/jars`, { recursive: true });
  const args = [
    '--batch-mode',
    '--no-transfer-progress',
    '-f',
    `${root}/dev/kafka/pom.xml`,
    ...loggingProfile(version),
  ];
  const goal = ['dependency:copy-dependencies', `-Dkafka.version=${version}`, `-DoutputDirectory=${partial}`];
  await commandStep(`Fetching the jars of Kafka ${version} with Maven`, 'mvn', [...args, ...goal]);
  await publish(partial, dir);
  return dir;
}

/** A folder appears complete or not at all; whoever comes second drops its copy. */
async function publish(partial: string, dir: string): Promise<void> {
  try {
    await rename(partial, dir);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(dir)) throw error;
  }
}

function loggingProfile(version: string): string[] {
  if (version.startsWith('2.')) return [];
  return version.startsWith('3.') ? ['-Preload4j'] : ['-Plog4j2'];
}
