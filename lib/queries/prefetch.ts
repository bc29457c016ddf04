import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query';

interface Load {
  queryKey: readonly unknown[];
  load: () => Promise<unknown>;
}

/** How long a page waits for its first data, in milliseconds; the browser loads what comes later. */
const patienceMs = 400;

/** Pairs a query with the verb that answers it on the server. */
export function from<Reply>(query: { queryKey: readonly unknown[] }, load: () => Promise<Reply>): Load {
  return { queryKey: query.queryKey, load };
}

/**
 * What a page already knows when it is sent. A verb that fails or is slow is left out: the browser asks the same through
 * the API and shows the designed state.
 */
export async function prefetch(...loads: Load[]): Promise<DehydratedState> {
  const client = new QueryClient();
  const all = loads.map(({ queryKey, load }) => client.prefetchQuery({ queryKey, queryFn: load, retry: false }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([Promise.all(all), late]);
  clearTimeout(timer);
  const state = dehydrate(client);
  client.clear();
  return state;
}
