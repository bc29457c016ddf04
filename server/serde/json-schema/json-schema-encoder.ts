import { parseDigits } from '../decode-json.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import { compileSchema } from './compile-schema.ts';
import { describeErrors } from './describe-errors.ts';
import { withinTime } from './within-time.ts';

/** How long checking one value may take, in milliseconds. */
const checkMs = 1000;

/**
 * Checks JSON by the schema and leaves it as it is. Throws an Error that says what is wrong with the schema, or later
 * with the JSON.
 */
export function jsonSchemaEncoder(schema: Pick<RegisteredSchema, 'text' | 'references'>): (json: string) => Buffer {
  const check = compileSchema(schema);
  let given: Error | null = null;
  return (json) => {
    if (given) throw given;
    const value: unknown = JSON.parse(json);
    let errors: ReturnType<typeof check> = [];
    try {
      withinTime(checkMs, () => {
        errors = check(value);
      });
    } catch (error) {
      // The next ones of a list would take as long.
      given = error as Error;
      throw error;
    }
    if (errors.length > 0) throw new Error(describeErrors(errors, parseDigits(json)));
    return Buffer.from(json);
  };
}
