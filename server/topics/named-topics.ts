import { AppError } from '../../lib/errors.ts';

/** The topics that a request names, none twice. Throws BAD_REQUEST unless it is either one or several. */
export function namedTopics({
  topic,
  topics,
}: {
  topic?: string | undefined;
  topics?: string[] | undefined;
}): string[] {
  if (topic !== undefined && topics === undefined) return [topic];
  if (topic === undefined && topics !== undefined) return [...new Set(topics)];
  const problem = topic === undefined ? 'is missing; name one, or several as `topics`' : 'cannot stand beside `topics`';
  throw wrongField('topic', problem);
}

/** BAD_REQUEST that names a field of the request. `problem` goes on after the name. */
export function wrongField(field: string, problem: string, extra: Record<string, unknown> = {}): AppError {
  return new AppError('BAD_REQUEST', `The field \`${field}\` ${problem}.`, {
    details: { fields: [{ in: 'body', field, problem }], ...extra },
  });
}

/** The same failure with the field of the request that it is about. */
export function atField(error: AppError, field: string): AppError {
  return new AppError(error.code, error.message, {
    details: { ...error.details, fields: [{ in: 'body', field, problem: error.message }] },
  });
}
