import type { ConfigEntry } from '@/lib/contracts/configs.ts';

export interface ConfigGroup {
  title: string;
  entries: ConfigEntry[];
}

/** What a setting is about, by its name; the first that fits. */
const subjects: readonly { title: string; fits: RegExp }[] = [
  { title: 'Tiered storage', fits: /^(remote|local)\./ },
  { title: 'Compaction', fits: /compaction|^min\.cleanable|^delete\.retention\./ },
  { title: 'Retention', fits: /^(cleanup\.policy|retention\.)/ },
  { title: 'Replication', fits: /insync|unclean|replication/ },
  { title: 'Messages', fits: /^(max\.)?message\.|^compression\./ },
  { title: 'Files on disk', fits: /^(segment|flush|index|file)\.|^preallocate/ },
];
const titles = ['Retention', 'Compaction', 'Replication', 'Messages', 'Files on disk', 'Tiered storage', 'Other'];

export function isSetHere({ source }: ConfigEntry): boolean {
  return source === 'topic';
}

/** Settings by what they are about; what was set on this topic comes first, for that is what somebody decided. */
export function configGroups(entries: readonly ConfigEntry[], search: string, onlySet: boolean): ConfigGroup[] {
  const wanted = search.trim().toLowerCase();
  const found = entries
    .filter((entry) => !onlySet || isSetHere(entry))
    .filter(
      ({ name, value, sensitive }) => name.includes(wanted) || (!sensitive && value?.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const rest = found.filter((entry) => !isSetHere(entry));
  const groups = titles.map((title) => ({ title, entries: rest.filter((entry) => subjectOf(entry) === title) }));
  return [{ title: 'Set on this topic', entries: found.filter(isSetHere) }, ...groups].filter(
    (group) => group.entries.length > 0,
  );
}

function subjectOf({ name }: ConfigEntry): string {
  return subjects.find(({ fits }) => fits.test(name))?.title ?? 'Other';
}
