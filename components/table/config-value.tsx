import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { configHint } from '@/lib/format/config-value.ts';
import { Unknown } from '../ui/unknown.tsx';

/** Where a value comes from, in words. */
export const configSources: Record<ConfigEntry['source'], string> = {
  topic: 'this topic',
  'dynamic-broker': 'this broker, dynamic',
  'dynamic-default-broker': 'all brokers, dynamic',
  'dynamic-broker-logger': 'logger',
  'static-broker': 'server.properties',
  default: 'default',
  group: 'this group',
  'client-metrics': 'client metrics',
  unknown: 'unknown',
};

/** A configuration's value as Kafka has it, with what its number means beside it. */
export function ConfigValue({ entry, value }: { entry: ConfigEntry; value: string | null }) {
  if (entry.sensitive) return <Unknown word="***" reason="Kafka does not tell the value of a sensitive setting." />;
  if (value === null) return <span className="t3">not set</span>;
  if (value === '') return <span className="t3">empty</span>;
  const hint = configHint(entry.name, value);
  return (
    <span className="value">
      <span className="mono">{value}</span>
      {hint && <small className="unit"> {hint}</small>}
    </span>
  );
}
