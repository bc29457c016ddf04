import type { ApiError } from '@/lib/http/api-error.ts';
import { Note } from '../ui/note.tsx';

/** Why a change was refused, in the console's own sentence, with what it names; in the dialog and in forms. */
export function RefusalNote({ error, className }: { error: ApiError; className?: string }) {
  const members = membersOf(error);
  return (
    <>
      <Note state="critical" title={error.message} {...(className && { className })} />
      {members.length > 0 && (
        <>
          <h3>Members</h3>
          <ul className="members">
            {members.map(({ id, clientId, host }) => (
              <li key={id}>
                <b>{clientId || id}</b> <span className="t2">{[host, id].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface RefusedMember {
  id: string;
  clientId: string;
  host: string;
}

/** The members that an active group's refusal carries; details are the server's, so each part is looked at. */
function membersOf({ details }: ApiError): RefusedMember[] {
  if (!Array.isArray(details?.members)) return [];
  return details.members.map((member: unknown) => ({
    id: textOf(member, 'id') || textOf(member, 'memberId') || (typeof member === 'string' ? member : ''),
    clientId: textOf(member, 'clientId'),
    host: textOf(member, 'host'),
  }));
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found = (value as Record<string, unknown>)[name];
  return typeof found === 'string' ? found : '';
}
