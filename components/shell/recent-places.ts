import { crumbsOf } from './crumbs.ts';

export interface Place {
  href: string;
  label: string;
  section: string;
}

const most = 8;
const key = (cluster: string) => `recent:${cluster}`;

/** The topic, group or broker that a path shows; null on lists and elsewhere. */
export function placeOf(path: string): Place | null {
  const [, root, cluster, section, name] = path.split('/');
  if (root !== 'clusters' || !name || !['topics', 'groups', 'brokers'].includes(section ?? '')) return null;
  const href = `/clusters/${cluster}/${section}/${name}`;
  const label = crumbsOf(href).at(-1)?.label ?? '';
  return { href, label, section: section ?? '' };
}

/** Puts a visited place first. A browser that keeps nothing has no recent places. */
export function remember(cluster: string, place: Place): void {
  const others = recentPlaces(cluster).filter(({ href }) => href !== place.href);
  try {
    localStorage.setItem(key(cluster), JSON.stringify([place, ...others].slice(0, most)));
  } catch {
    // Storage is full or not allowed.
  }
}

/** The last visited places of a cluster, newest first. */
export function recentPlaces(cluster: string): Place[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(cluster)) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((one) => placeOf(String(one?.href)) ?? []) : [];
  } catch {
    return [];
  }
}
