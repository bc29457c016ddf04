import type { Overview } from '@/lib/contracts/clusters.ts';
import { plural } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import { Badge, type State } from '../ui/badge.tsx';
import { FindingRow } from '../ui/finding-row.tsx';
import { allElse } from './all-else.ts';

const severities = [
  { severity: 'critical', say: (count: number) => `${count} critical` },
  { severity: 'warning', say: (count: number) => plural(count, 'warning') },
  { severity: 'info', say: (count: number) => plural(count, 'note') },
] as const satisfies readonly { severity: State; say: (count: number) => string }[];

/** Is this all right? The verdict in one line, then what is wrong, worst first. */
export function Findings({ overview }: { overview: Overview }) {
  const { findings, name } = overview;
  return (
    <section className="section first" aria-labelledby="findings">
      <div className="verdict">
        <h2 id="findings" className="vh">
          Findings
        </h2>
        {findings.length === 0 && (
          <Badge state="ok" fill>
            Nothing is wrong
          </Badge>
        )}
        {severities.map(({ severity, say }) => {
          const count = findings.filter((finding) => finding.severity === severity).length;
          return count > 0 ? (
            <Badge key={severity} state={severity} fill>
              {say(count)}
            </Badge>
          ) : null;
        })}
        <span className="t2">{allElse(overview)}</span>
      </div>
      {findings.length > 0 && (
        <ol className="findings">
          {findings.map(({ id, severity, text, detail, advice, since, link }) => (
            <FindingRow
              key={id}
              state={severity}
              title={text}
              since={since}
              href={routes.cluster(name) + link.path}
              action={link.label}
            >
              {detail} {advice}
            </FindingRow>
          ))}
        </ol>
      )}
    </section>
  );
}
