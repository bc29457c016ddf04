import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSettled } from '@/components/ui/use-settled.ts';
import { plural } from '@/lib/format/number.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { brokersQuery } from '@/lib/queries/brokers.ts';
import { clustersQuery } from '@/lib/queries/clusters.ts';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { topicsQuery } from '@/lib/queries/topics.ts';
import { viewsQuery } from '@/lib/queries/views.ts';
import { routes } from '@/lib/routes.ts';
import { useOfferedActions } from '../ui/actions.tsx';
import { type Entry, type EntryGroup, matching } from './palette-entries.ts';
import { actionEntry, pageEntries, recentEntry, viewEntry } from './palette-pages.ts';
import { brokerEntry, groupEntry, topicEntry } from './palette-things.ts';
import { placeOf, recentPlaces } from './recent-places.ts';

/** How many of a kind are asked for, so that the best are among them, and how many are shown. */
const asked = 500;
const shown = 6;

interface Found {
  groups: EntryGroup[];
  searching: boolean;
  /** What could not be searched, in sentences. */
  failures: string[];
}

/** What the palette offers for what was typed: things by name, what can be done here, pages, and where one was. */
export function usePaletteGroups(cluster: string, path: string, typed: string): Found {
  const search = typed.trim();
  const settled = useSettled(search);
  const once = { refetchInterval: false as const, enabled: settled !== '' };
  const query = { search: settled, pageSize: asked };
  const topics = useQuery({ ...topicsQuery(cluster, { ...query, internal: 'true' }), ...once });
  const groups = useQuery({ ...groupsQuery(cluster, query), ...once });
  const brokers = useQuery({ ...brokersQuery(cluster), ...once });
  const clusters = useQuery({ ...clustersQuery(), refetchInterval: false });
  const views = useQuery({ ...viewsQuery(cluster), refetchInterval: false });
  const actions = useOfferedActions().map(actionEntry);
  const here = placeOf(path)?.href;
  const [places] = useState(() => recentPlaces(cluster));
  const recent = places.filter(({ href }) => href !== here).map(recentEntry);

  const saved = (views.data?.items ?? []).map((view) => viewEntry(cluster, view));
  const fixed = [
    { title: 'Actions', items: matching(actions, search) },
    { title: 'Saved views', items: search === '' ? saved.slice(0, shown) : matching(saved, search) },
    { title: 'Pages', items: matching(pageEntries(cluster, clusters.data?.items ?? []), search) },
  ];
  if (search === '') return offer([{ title: 'Recent', items: recent }, ...fixed]);

  const named = `?search=${encodeURIComponent(search)}`;
  const foundTopics = first(topics, (topic) => topicEntry(cluster, topic));
  const foundGroups = first(groups, (group) => groupEntry(cluster, group));
  return {
    ...offer([
      { title: 'Topics', items: withAll(foundTopics, 'topic', `${routes.topics(cluster)}${named}&internal=true`) },
      { title: 'Groups', items: withAll(foundGroups, 'group', `${routes.groups(cluster)}${named}`) },
      { title: 'Brokers', items: first(brokers, (broker) => brokerEntry(cluster, broker)).items },
      ...fixed,
    ]),
    searching: settled !== search || topics.isFetching || groups.isFetching,
    failures: [topics, groups, brokers].flatMap(({ error }) => error?.message ?? []),
  };

  /** The best few of what was found. Those found for what was typed before are kept meanwhile, as far as they answer. */
  function first<Item>({ data, isPlaceholderData }: Reply<Item>, entryOf: (item: Item) => Entry): Best {
    const items = matching(data?.items.map(entryOf) ?? [], search).slice(0, shown);
    return { items, total: isPlaceholderData || settled !== search ? 0 : (data?.total ?? 0) };
  }

  /** The way to all the others: nothing is silently cut. */
  function withAll({ items, total }: Best, noun: string, href: string): Entry[] {
    if (total <= items.length) return items;
    const label = `All ${plural(total, noun)} with “${search}”`;
    return [...items, { id: `all ${noun}`, label, icon: 'search', target: { href } }];
  }
}

interface Best {
  items: Entry[];
  total: number;
}

type Reply<Item> = UseQueryResult<{ items: Item[]; total: number }, ApiError>;

function offer(groups: readonly EntryGroup[]): Found {
  return { groups: groups.filter(({ items }) => items.length > 0), searching: false, failures: [] };
}
