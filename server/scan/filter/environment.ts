import { Environment } from '@marcbachmann/cel-js';
import { linearMatch } from './linear-match.ts';

/** What a filter can ask of a record. */
export interface RecordFields {
  /** Decoded as it is shown: JSON as a map or list, text as a string, the rest as bytes. */
  key: unknown;
  value: unknown;
  /** The bytes as UTF-8, whatever they are; null for null. */
  keyText: string | null;
  valueText: string | null;
  /** By key; where a key repeats, the last one. */
  headers: ReadonlyMap<string, unknown>;
  /** All of them in their order, as `{key, value}`. */
  headerList: readonly { key: string; value: unknown }[];
  offset: bigint;
  partition: bigint;
  timestamp: Date | null;
  /** Bytes of the record inside its batch, uncompressed. */
  size: bigint;
}

/** The name under which `matches` is called, since the library's own takes exponential time on some patterns. */
export const MATCHES = 'matchesInLinearTime';

const variables: Record<keyof RecordFields, string> = {
  key: 'dyn',
  value: 'dyn',
  keyText: 'dyn',
  valueText: 'dyn',
  headers: 'map<string, dyn>',
  headerList: 'list<dyn>',
  offset: 'int',
  partition: 'int',
  timestamp: 'dyn',
  size: 'int',
};

const limits = { maxAstNodes: 2000, maxDepth: 100, maxListElements: 1000, maxMapEntries: 100, maxCallArguments: 10 };

/**
 * CEL as https://github.com/google/cel-spec has it, over the fields of a record. JSON does not tell 1 from 1.0, so
 * whole numbers and fractions mix in arithmetic too.
 */
export const environment = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false, limits });

for (const [name, type] of Object.entries(variables)) environment.registerVariable(name, type);
environment.registerFunction(`string.${MATCHES}(string): bool`, linearMatch);

const mixed: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};
for (const [sign, reckon] of Object.entries(mixed)) {
  const numbers = (a: number | bigint, b: number | bigint) => reckon(Number(a), Number(b));
  environment.registerOperator(`double ${sign} int: double`, numbers);
  environment.registerOperator(`int ${sign} double: double`, numbers);
}
environment.registerOperator('double % double: double', (a: number, b: number) => a % b);
