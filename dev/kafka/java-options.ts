import { fileURLToPath } from 'node:url';

/** JVM arguments that let a broker live in about 250 MB and log warnings to its output. */
export function brokerJavaOptions(version: string, heap: string): string[] {
  return [`-Xms128m`, `-Xmx${heap}`, '-XX:+UseSerialGC', ...loggingOptions(version)];
}

/** For short-lived programs: compile quickly rather than well. */
export function toolJavaOptions(version: string): string[] {
  return ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...loggingOptions(version)];
}

/** Kafka 4 logs through log4j 2, older ones through log4j 1 or its heir. */
function loggingOptions(version: string): string[] {
  const modern = Number(version.split('.')[0]) >= 4;
  const file = new URL(modern ? './log4j2.properties' : './log4j.properties', import.meta.url);
  return [modern ? `-Dlog4j2.configurationFile=${fileURLToPath(file)}` : `-Dlog4j.configuration=${file.href}`];
}
