import type { Warning } from '@/lib/contracts/changes.ts';
import { Icon } from '../ui/icon.tsx';

/** What to know before saying yes, the gravest first. */
export function PlanNotes({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  const sorted = [...warnings].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return (
    <ul className="notes">
      {sorted.map(({ severity, title, text }) => (
        <li key={`${title} ${text}`} data-state={severity}>
          <Icon name={severity} />
          <p>
            <span className="vh">{severity}: </span>
            <b>{title}</b> <span>{text}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

const rank: Record<Warning['severity'], number> = { critical: 0, warning: 1, info: 2 };
