import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Start with nothing: what an earlier demo has left is deleted. */
  reset: boolean;
  /** The user's own cluster; null means the sample shop. */
  brokers: string | null;
  port: number;
}

const usage = 'Usage: npm run demo -- [--reset] [--brokers host:port,…] [--port 3000]';

/** Throws one sentence when the arguments make no sense. */
export function demoOptions(args: readonly string[]): DemoOptions {
  try {
    const options = { reset: { type: 'boolean' }, brokers: { type: 'string' }, port: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const port = Number(values.port ?? 3000);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${values.port} is no port.`);
    return { reset: values.reset ?? false, brokers: values.brokers ?? null, port };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
}
