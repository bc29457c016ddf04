import type { LagReply } from '@/lib/contracts/groups.ts';
import { formatClock } from '@/lib/format/time.ts';
import { useZone } from '../ui/preferences.tsx';
import type { LagLines, LagUnit } from './lag-lines.ts';
import { lagWords } from './lag-words.ts';

interface LagTableProps {
  reply: LagReply;
  drawn: LagLines;
  unit: LagUnit;
  label: string;
}

const mostRows = 13;

/** The chart in words, for those who can't see it: evenly spaced instants, then the events. */
export function LagTable({ reply, drawn: { lines, rows }, unit, label }: LagTableProps) {
  const zone = useZone();
  const every = Math.max(1, Math.ceil(rows.length / mostRows));
  const told = rows.filter((_, index) => (rows.length - 1 - index) % every === 0);
  return (
    <div className="vh">
      <table>
        <caption>{`${label} in ${unit}, times in ${zone}`}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {lines.map((line) => (
              <th key={line.label} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((row) => (
            <tr key={row.at}>
              <th scope="row">{formatClock(row.at, zone)}</th>
              {lines.map((line, index) => (
                <td key={line.label}>{lagWords(row, index, unit)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {reply.events.length > 0 && (
        <ul aria-label="Events">
          {reply.events.map((event) => (
            <li key={`${event.at} ${event.kind} ${event.text}`}>{`${formatClock(event.at, zone)} ${event.text}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
