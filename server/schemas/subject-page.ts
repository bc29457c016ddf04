import type { InputOf, ReplyOf } from '../../lib/contracts/contract.ts';
import type { listSubjects } from '../../lib/contracts/schemas.ts';

type Asked = Omit<InputOf<typeof listSubjects>, 'cluster'>;
type Page = Omit<ReplyOf<typeof listSubjects>, 'configured' | 'messages' | 'asOf'>;

/** The subjects that a page of the list has, and those that are the topic's own by their names. */
export function subjectPage(names: readonly string[], { search, topic, page, pageSize }: Asked): Page {
  const wanted = search.toLowerCase();
  const found = names.filter((name) => name.toLowerCase().includes(wanted));
  const own = (part: 'key' | 'value') => names.find((name) => name === `${topic}-${part}`) ?? null;
  return {
    items: found.slice((page - 1) * pageSize, page * pageSize).map((subject) => ({ subject })),
    total: found.length,
    page,
    pageSize,
    suggested: topic === undefined ? { key: null, value: null } : { key: own('key'), value: own('value') },
  };
}
