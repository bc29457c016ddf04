import type { Change } from '@/lib/contracts/changes.ts';
import { formatDuration } from '@/lib/format/duration.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Time } from '../ui/time.tsx';
import { kindWord } from './change-words.ts';
import { ResourceLinks } from './resource-links.tsx';

/** Who, when, on what. */
export function ChangeFacts({ cluster, change }: { cluster: string; change: Change }) {
  const { actor, kind, plannedAt, appliedAt, endedAt, resources } = change;
  const items: Fact[] = [
    { label: 'Who', value: actor },
    { label: 'Planned', value: <Time at={plannedAt} date /> },
  ];
  if (appliedAt !== null) items.push({ label: 'Applied', value: <Time at={appliedAt} date /> });
  if (appliedAt !== null && endedAt !== null) items.push({ label: 'Took', value: took(appliedAt, endedAt) });
  items.push({ label: 'Kind', value: kindWord(kind) });
  if (resources.length > 0) {
    items.push({ label: 'On', value: <ResourceLinks cluster={cluster} resources={resources} most={3} /> });
  }
  return <Facts items={items} />;
}

function took(appliedAt: string, endedAt: string): string {
  const ms = Math.max(0, Date.parse(endedAt) - Date.parse(appliedAt));
  return ms < 1000 ? `${ms} ms` : formatDuration(ms / 1000);
}
