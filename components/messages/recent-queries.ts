import type { RecentView } from '@/components/ui/views/views-menu.tsx';
import { isSelective, type QueryText } from './query.ts';

const most = 20;
const keyOf = (cluster: string) => `queries:${cluster}`;

/** The last queries of this browser in a cluster, newest first. */
export function recentQueries(cluster: string): RecentView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(cluster)) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap(readQuery) : [];
  } catch {
    return [];
  }
}

/** Puts a query first that looks for something; others are no work to type again. */
export function rememberQuery(cluster: string, topic: string, query: QueryText, href: string): void {
  if (!isSelective(query)) return;
  const label = `${topic}: ${[query.key && `key ${query.key}`, query.search, query.filter].filter(Boolean).join(' · ')}`;
  const others = recentQueries(cluster).filter((each) => each.label !== label);
  try {
    localStorage.setItem(
      keyOf(cluster),
      JSON.stringify([{ href, label: label.slice(0, 200) }, ...others].slice(0, most)),
    );
  } catch {
    // Storage is full or not allowed.
  }
}

/** Only addresses of this console are followed, whatever the storage holds. */
function readQuery(kept: unknown): RecentView[] {
  const { href, label } = (kept ?? {}) as Partial<Record<keyof RecentView, unknown>>;
  return typeof href === 'string' && href.startsWith('/clusters/') && typeof label === 'string'
    ? [{ href, label }]
    : [];
}
