import { useQuery, useQueryClient } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import type { SavedView } from '@/lib/contracts/views.ts';
import { postView, postViewChange, postViewDeletion, viewsKey, viewsQuery } from '@/lib/queries/views.ts';
import { routes } from '@/lib/routes.ts';

/** The saved views of a cluster, what the page shown would be saved as, and what can be done with them. */
export function useViews(cluster: string) {
  const client = useQueryClient();
  const query = useQuery(viewsQuery(cluster));
  const page = usePathname().slice(routes.cluster(cluster).length);
  const search = useSearchParams().toString();
  const path = `${page}${search === '' ? '' : `?${search}`}`;
  const views = query.data?.items ?? [];
  const settled = async (work: Promise<SavedView>) => {
    try {
      return await work;
    } finally {
      await client.invalidateQueries({ queryKey: viewsKey });
    }
  };
  return {
    path,
    error: query.error,
    here: views.filter((view) => pageOf(view) === page),
    elsewhere: views.filter((view) => pageOf(view) !== page),
    save: (name: string) => settled(postView(cluster, { name, path })),
    restore: ({ name, path }: SavedView) => settled(postView(cluster, { name, path })),
    replace: (id: string) => settled(postViewChange(cluster, id, { path })),
    rename: (id: string, name: string) => settled(postViewChange(cluster, id, { name })),
    remove: (id: string) => settled(postViewDeletion(cluster, id)),
  };
}

export type Views = ReturnType<typeof useViews>;

function pageOf({ path }: SavedView): string {
  return path.split('?')[0] as string;
}
