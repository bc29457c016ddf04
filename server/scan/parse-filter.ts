import type { MessageQuery } from '../../lib/contracts/messages.ts';
import { AppError } from '../../lib/errors.ts';
import { compileFilter } from './filter/compile-filter.ts';
import { FilterError } from './filter/filter-error.ts';

/** The query's expression, checked; null: there is none. Throws BAD_REQUEST that says what is wrong with it, and where. */
export function parseFilter({ filter }: Pick<MessageQuery, 'filter'>): string | null {
  if (filter === undefined) return null;
  try {
    compileFilter(filter);
    return filter;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { message, start, end } = error;
    throw new AppError('BAD_REQUEST', `The filter can’t be used: ${message}, at character ${start + 1}.`, {
      details: { fields: [{ in: 'query', field: 'filter', problem: message }], start, end },
    });
  }
}
