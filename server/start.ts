import 'server-only';
import packageJson from '@/package.json';
import type { Logger } from './access/ctx.ts';
import { createLogger } from './access/log.ts';
import { announceShutdown } from './access/shutdown.ts';
import { recoverChanges } from './change/recover.ts';
import { changesSettled } from './change/turns.ts';
import { assertBind } from './config/assert-bind.ts';
import { config } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import type { Config } from './config/parse-config.ts';
import { closeKafkaClients } from './kafka/clients.ts';
import { startObserving, stopObserving } from './observe/observers.ts';
import { closeStore, type Store, StoreError, store } from './store/store.ts';

/** How long what is open may take to end after SIGTERM, in milliseconds. */
const graceMs = 1500;

/** Starts what runs beside the requests. What stands in the way ends the process with a sentence. */
export async function start(): Promise<void> {
  const log = createLogger();
  try {
    const settings = config();
    if (process.env.NODE_ENV === 'production') assertBind(process.env, settings.allowAnonymous);
    say(settings, log.warn);
    await recover(await store(settings.dataDir), log);
    onSignals();
    startObserving(settings.clusters);
    log.info('started', { version: packageJson.version, clusters: settings.clusters.map(({ name }) => name) });
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
    process.stderr.write(`Highwater can't start. ${error.message}\n`);
    process.exit(1);
  }
}

function say(settings: Config, warn: (event: string, fields: { text: string }) => void): void {
  for (const text of settings.warnings) warn('configuration', { text });
  if (settings.clusters.length > 0) return;
  warn('configuration', { text: 'No cluster is configured: set KAFKA_BROKERS=host:9092, or HIGHWATER_CONFIG=file.' });
}

async function recover(open: Store, log: Logger): Promise<void> {
  try {
    const left = await recoverChanges(open, Date.now());
    if (left > 0) log.warn('changes-unknown', { left, text: 'The process ended before it knew their results.' });
  } catch (error) {
    log.error('changes-not-recovered', { error });
  }
}

const key = Symbol.for('highwater.signals');
const shared = globalThis as { [key]?: true };

/** Ends every stream, so that Next's own shutdown finds no open connection to wait for; the timer is for what hangs. */
function onSignals(): void {
  if (shared[key]) return;
  shared[key] = true;
  const stop = () => {
    announceShutdown();
    setTimeout(() => process.exit(0), graceMs);
    stopObserving();
    void changesSettled().then(() => Promise.allSettled([closeKafkaClients(), closeStore()]));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
