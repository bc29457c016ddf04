import { Ajv, type ErrorObject } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { RegisteredSchema } from '../registry/registered-schema.ts';

/** What does not fit the schema; empty: it fits. */
export type Check = (value: unknown) => readonly ErrorObject[];

/** Throws an Error that says what is wrong with the schema. */
export function compileSchema({ text, references }: Pick<RegisteredSchema, 'text' | 'references'>): Check {
  const root: unknown = JSON.parse(text);
  const ajv = validatorFor(root);
  const others = references.map(({ name, text }) => ({ name, schema: JSON.parse(text) as Schema }));
  const bases = [root, ...others.map(({ schema }) => schema)].map(idOf).filter((id) => id !== null);
  for (const { name, schema } of others) {
    const names = [name, ...bases.map((base) => resolved(name, base))];
    for (const each of new Set(names)) if (!ajv.getSchema(each)) ajv.addSchema(schema, each);
  }
  const validate = ajv.compile(root as Schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

type Schema = Parameters<Ajv['compile']>[0];

// The registry has looked at the schema already, and knows drafts that a validator of another draft does not.
const options = { strict: false, validateSchema: false, logger: false } as const;

function validatorFor(schema: unknown): Ajv {
  const draft = isObject(schema) && typeof schema.$schema === 'string' ? schema.$schema : '';
  if (/draft-0?[34]\b/.test(draft)) throw new Error(`can not be checked: its schema is of an older draft (${draft})`);
  const ajv = draft.includes('2020-12')
    ? new Ajv2020(options)
    : draft.includes('2019-09')
      ? new Ajv2019(options)
      : new Ajv(options);
  addFormats.default(ajv);
  return ajv;
}

function idOf(schema: unknown): string | null {
  return isObject(schema) && typeof schema.$id === 'string' ? schema.$id : null;
}

/** What a reference by this name means inside a schema with this id. */
function resolved(name: string, base: string): string {
  return URL.canParse(name, base) ? new URL(name, base).href : name;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
