import { type ASTNode, EvaluationError, ParseError, TypeError as TypeMismatch } from '@marcbachmann/cel-js';
import { RecordsError } from '../../kafka/records/records-error.ts';
import type { Parts } from '../../serde/json-parts.ts';
import { environment, MATCHES, type RecordFields } from './environment.ts';
import { FilterError } from './filter-error.ts';
import { compilePattern } from './linear-match.ts';
import { partsOf } from './parts-of.ts';
import { requiredLiterals } from './required-literals.ts';

export interface Filter {
  /** Throws a FilterError when the record lacks a field, or has another type than the expression needs; a RecordsError as its cursor does. */
  test(record: RecordFields): boolean;
  /** One of these is in the bytes of every record that passes; null: nothing can be said. */
  literals: readonly string[] | null;
  /** Of JSON objects it asks for these fields alone; null: it asks for all of them. */
  parts: Record<'key' | 'value', Parts | null>;
}

/** Throws a FilterError. */
export function compileFilter(expression: string): Filter {
  const program = orFilterError(() => environment.parse(expression));
  prepare(program.ast);
  const parts = { key: partsOf(program.ast, 'key'), value: partsOf(program.ast, 'value') };
  const { error, type } = program.check();
  if (error) throw toFilterError(error);
  if (type !== 'bool' && type !== 'dyn') {
    throw new FilterError(`gives ${aType(type)}, not true or false`, 0, expression.length);
  }
  return {
    literals: requiredLiterals(program.ast),
    parts,
    test(record) {
      const answer: unknown = orFilterError(() => program(record));
      if (typeof answer === 'boolean') return answer;
      throw new FilterError('gives neither true nor false', 0, expression.length);
    },
  };
}

/** Leads `matches` to the linear one, and tries the patterns that stand in the expression. */
function prepare(part: unknown): void {
  if (Array.isArray(part)) for (const each of part) prepare(each);
  if (!isNode(part)) return;
  if (part.op === 'rcall' && part.args[0] === 'matches') {
    (part.args as [string, ...unknown[]])[0] = MATCHES;
    const [pattern] = part.args[2];
    if (pattern?.op === 'value' && typeof pattern.args === 'string') tryPattern(pattern.args, pattern);
  }
  prepare(part.args);
}

function tryPattern(pattern: string, { start, end }: ASTNode): void {
  try {
    compilePattern(pattern);
  } catch (error) {
    throw new FilterError(`is no pattern: ${error instanceof Error ? error.message : error}`, start, end);
  }
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part && 'args' in part;
}

function orFilterError<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof RecordsError ? error : toFilterError(error);
  }
}

/** Also what functions of JavaScript throw, such as a number that is too large to be a BigInt: it is the record's. */
function toFilterError(error: unknown): FilterError {
  if (error instanceof ParseError || error instanceof TypeMismatch || error instanceof EvaluationError) {
    const { start = 0, end = start } = error.range ?? {};
    return new FilterError(error.summary.replaceAll(MATCHES, 'matches'), start, end);
  }
  return new FilterError(error instanceof Error ? error.message : String(error), 0, 0);
}

function aType(type: string | undefined): string {
  return type === 'int' ? 'an int' : `a ${type}`;
}
