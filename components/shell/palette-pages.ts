import type { SavedView } from '@/lib/contracts/views.ts';
import { decodeSegment, routes } from '@/lib/routes.ts';
import type { Action } from '../ui/actions.tsx';
import type { IconName } from '../ui/icon.tsx';
import type { Entry } from './palette-entries.ts';
import { looking, operating } from './places.ts';
import type { Place } from './recent-places.ts';

/** Every page of the cluster, then the other clusters. */
export function pageEntries(here: string, clusters: readonly { name: string; label: string }[]): Entry[] {
  const pages = [...looking, ...operating].map(({ label, icon, href }) => entry(href(here), label, icon));
  const others = clusters
    .filter(({ name }) => name !== here)
    .map(({ name, label }) => ({ ...entry(routes.cluster(name), label, 'updown'), note: 'cluster' }));
  if (others.length > 0) others.push({ ...entry(routes.clusters(), 'All clusters', 'updown'), note: 'clusters' });
  return [...pages, ...others];
}

export function actionEntry({ id, label, about, icon, disabled = null, run }: Action): Entry {
  return { id: `action ${id} ${about}`, label, icon: icon ?? 'right', note: about, disabled, target: { run } };
}

const sectionIcons: Record<string, IconName> = { topics: 'topics', groups: 'groups', brokers: 'brokers' };

export function recentEntry({ href, label, section }: Place): Entry {
  return { ...entry(href, label, sectionIcons[section] ?? 'clock'), id: `recent ${href}` };
}

/** A saved view in the palette, with the page it is of. */
export function viewEntry(cluster: string, { id, name, path }: SavedView): Entry {
  const [page = ''] = path.slice(1).split('?');
  return { ...entry(`${routes.cluster(cluster)}${path}`, name, 'star'), id: `view ${id}`, note: decodeSegment(page) };
}

const entry = (href: string, label: string, icon: IconName): Entry => ({
  id: `page ${href}`,
  label,
  icon,
  target: { href },
});
