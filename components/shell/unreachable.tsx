'use client';

import { useQuery } from '@tanstack/react-query';
import { formatNear } from '@/lib/format/time.ts';
import { overviewQuery } from '@/lib/queries/clusters.ts';
import { Note } from '../ui/note.tsx';
import { useNow, useZone } from '../ui/preferences.tsx';

/** On every page while no broker of the cluster answers: what happened, and from when the rest of the page is. */
export function Unreachable({ cluster }: { cluster: string }) {
  const zone = useZone();
  const now = useNow();
  const { data } = useQuery(overviewQuery(cluster));
  if (data?.status !== 'unreachable') return null;
  return (
    <Note className="mb-4" state="critical" title={`No broker of ${data.label} answers.`}>
      {data.error?.message}{' '}
      {data.asOf ? `What you see is from ${formatNear(Date.parse(data.asOf), now, zone)}.` : 'Nothing was read yet.'}
    </Note>
  );
}
