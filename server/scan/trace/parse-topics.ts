import { AppError } from '../../../lib/errors.ts';

const MOST_TOPICS = 50;

/** The names in `a,b`, none twice, in their order. Throws BAD_REQUEST. */
export function parseTopics(text: string): string[] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  if (names.length === 0) throw wrong('must name at least one topic');
  if (names.length > MOST_TOPICS) throw wrong(`names ${names.length} topics; ${MOST_TOPICS} are the most`);
  return names;
}

function wrong(problem: string): AppError {
  return new AppError('BAD_REQUEST', `The parameter \`topics\` ${problem}.`, {
    details: { fields: [{ in: 'query', field: 'topics', problem }] },
  });
}
