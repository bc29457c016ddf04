import Link from 'next/link';
import type { ChangeSummary } from '@/lib/contracts/changes.ts';
import { routes } from '@/lib/routes.ts';

interface ResourceLinksProps {
  cluster: string;
  resources: ChangeSummary['resources'];
  /** How many are named before the rest is counted. */
  most?: number;
}

/** What a change touches, each a link to its page. */
export function ResourceLinks({ cluster, resources, most = resources.length }: ResourceLinksProps) {
  const more = resources.slice(most);
  return (
    <>
      {resources.slice(0, most).map(({ type, name }, index) => (
        <span key={`${type} ${name}`}>
          {index > 0 && ', '}
          {type === 'group' && <span className="t3">group </span>}
          <Link href={type === 'topic' ? routes.topic(cluster, name) : routes.group(cluster, name)}>
            {name === '' ? '(empty name)' : name}
          </Link>
        </span>
      ))}
      {more.length > 0 && (
        <small className="unit" title={more.map(({ name }) => name).join('\n')}>
          {' '}
          + {more.length}
        </small>
      )}
    </>
  );
}
