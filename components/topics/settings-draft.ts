import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { readConfig } from './config-kinds.ts';

/** Settings as typed, by name; null: back to the default. In the order in which they were added. */
export type SettingsDraft = ReadonlyMap<string, string | null>;

export interface SettingsRead {
  configs: Record<string, string | null>;
  /** What is wrong with a setting, by its name. */
  errors: ReadonlyMap<string, string>;
}

/** What was typed as Kafka wants it. A setting that the console does not know goes on as it is: the broker knows better. */
export function readSettings(draft: SettingsDraft, known: readonly ConfigEntry[]): SettingsRead {
  const configs: Record<string, string | null> = {};
  const errors = new Map<string, string>();
  for (const [name, text] of draft) {
    const entry = known.find((one) => one.name === name);
    const read =
      text === null ? { ok: true as const, value: null } : readConfig(entry ?? { name, type: 'unknown' }, text);
    if (read.ok) configs[name] = read.value;
    else errors.set(name, read.error);
  }
  return { configs, errors };
}
