'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { formatInteger } from '@/lib/format/number.ts';
import { overviewQuery } from '@/lib/queries/clusters.ts';
import { Icon } from '../ui/icon.tsx';
import { looking, operating, type PagePlace } from './places.ts';

/** The pages of a cluster with their counts; critical findings in red. */
export function Navigation({ cluster }: { cluster: string }) {
  return (
    <>
      <nav aria-label="Cluster">
        <Places cluster={cluster} places={looking} />
      </nav>
      <nav aria-label="Operations">
        <h3>Operations</h3>
        <Places cluster={cluster} places={operating} />
      </nav>
    </>
  );
}

function Places({ cluster, places }: { cluster: string; places: readonly PagePlace[] }) {
  const path = usePathname();
  const { data } = useQuery(overviewQuery(cluster));
  const critical = data?.findings.filter(({ severity }) => severity === 'critical').length ?? 0;
  return (
    <ul>
      {places.map(({ label, icon, href, count }) => {
        const target = href(cluster);
        const here = path === target || (label !== 'Overview' && path.startsWith(`${target}/`));
        const number = data && count ? count(data.counts) : null;
        return (
          <li key={label}>
            <Link href={target} aria-current={here ? 'page' : undefined} title={label}>
              <Icon name={icon} />
              {label}
              {label === 'Overview' && critical > 0 && (
                <span className="n" data-state="critical">
                  {critical}
                  <span className="vh"> critical findings</span>
                </span>
              )}
              {number !== null && <span className="n">{formatInteger(number)}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
