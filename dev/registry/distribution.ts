import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { workDir } from '../paths.ts';
import { run } from '../process/run.ts';
import { findJdk, requireJdk } from '../setup/jdk.ts';
import { commandStep } from '../setup/step.mjs';

export interface Distribution {
  java: string;
  /** Its program lies here. */
  dir: string;
  /** Arguments of the Java that runs it. */
  program: readonly string[];
  /** Environment of its own; ports are named in it. */
  env(http: number, management: number): Record<string, string>;
  /** Where it tells that it is ready. */
  health(http: number, management: number): string;
}

/** Apicurio Registry: the newest where a Java of at least 21 is found, else the last one for Java 17. */
export async function ensureRegistry(): Promise<Distribution> {
  const modern = await findJdk(21);
  const version = modern ? '3.3.3' : '2.6.13.Final';
  const dir = `${workDir}/registry/${version}`;
  if (!existsSync(dir)) await fetchInto(dir, version);
  return modern ? { java: modern.java, dir, ...newer } : { java: (await requireJdk()).java, dir, ...older(version) };
}

const newer = {
  program: ['-jar', 'quarkus-run.jar'],
  env: (http: number, management: number) => ({
    ...listenAt(http),
    QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
    QUARKUS_MANAGEMENT_PORT: String(management),
  }),
  health: (_http: number, management: number) => `http://127.0.0.1:${management}/health/ready`,
};

function older(version: string) {
  return {
    program: ['-jar', `apicurio-registry-app-${version}-runner.jar`],
    env: (http: number) => ({ ...listenAt(http), REGISTRY_STORAGE_KIND: 'mem' }),
    health: (http: number) => `http://127.0.0.1:${http}/health/ready`,
  };
}

function listenAt(port: number): Record<string, string> {
  return { QUARKUS_HTTP_HOST: '127.0.0.1', QUARKUS_HTTP_PORT: String(port), QUARKUS_HTTP_ACCESS_LOG_ENABLED: 'false' };
}

async function fetchInto(dir: string, version: string): Promise<void> {
  const partial = `${workDir}/registry/.${version}.${process.pid}`;
  await mkdir(`${partial}/program`, { recursive: true });
  const artifact = `io.apicurio:apicurio-registry-app:${version}:tar.gz:all`;
  await commandStep(`Fetching Apicurio Registry ${version} with Maven`, 'mvn', [
    '--batch-mode',
    '--no-transfer-progress',
    'dependency:copy',
    `-Dartifact=${artifact}`,
    `-DoutputDirectory=${partial}`,
  ]);
  const archive = `${partial}/apicurio-registry-app-${version}-all.tar.gz`;
  await run('tar', ['xzf', archive, '-C', `${partial}/program`]);
  // Whoever comes second drops its copy.
  await rename(`${partial}/program`, dir).catch((error) => {
    if (!existsSync(dir)) throw error;
  });
  await rm(partial, { recursive: true, force: true });
}
