import type { ConfigEntry } from '@/lib/contracts/configs.ts';

/** What a setting is about, told by its name: the first that fits. */
export type ConfigSubjects = readonly { title: string; fits: RegExp }[];

/** How the settings of one kind of thing are sorted out. */
export interface ConfigKind {
  subjects: ConfigSubjects;
  /** Settings that somebody decided for this very thing stand first, under `setTitle`. */
  isSet: (entry: ConfigEntry) => boolean;
  setTitle: string;
}

export interface ConfigGroup {
  title: string;
  entries: ConfigEntry[];
}

/** Settings by what they are about; what was set comes first, for that is what somebody decided. */
export function configGroups(
  entries: readonly ConfigEntry[],
  { subjects, isSet, setTitle }: ConfigKind,
  search: string,
  onlySet: boolean,
): ConfigGroup[] {
  const wanted = search.trim().toLowerCase();
  const found = entries
    .filter((entry) => !onlySet || isSet(entry))
    .filter(
      ({ name, value, sensitive }) => name.includes(wanted) || (!sensitive && value?.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const subjectOf = ({ name }: ConfigEntry) => subjects.find(({ fits }) => fits.test(name))?.title ?? 'Other';
  const rest = Map.groupBy(
    found.filter((entry) => !isSet(entry)),
    subjectOf,
  );
  const titles = [...new Set(subjects.map(({ title }) => title)), 'Other'];
  return [
    { title: setTitle, entries: found.filter(isSet) },
    ...titles.map((title) => ({ title, entries: rest.get(title) ?? [] })),
  ].filter((group) => group.entries.length > 0);
}
