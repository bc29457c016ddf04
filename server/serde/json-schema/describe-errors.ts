import type { ErrorObject } from 'ajv';
import { exactJson } from '../exact-json.ts';
import { at, isObject, unfit } from '../misfit.ts';

/** In one sentence what of the JSON, its numbers as `Digits`, does not fit. */
export function describeErrors(errors: readonly ErrorObject[], json: unknown): string {
  const reasons = errors.filter(({ keyword }) => !around.has(keyword));
  const telling = reasons.filter((each) => !(each.keyword === 'type' && each.params.type === 'null'));
  const chosen = telling.length > 0 ? telling : reasons.length > 0 ? reasons : errors;
  return [...new Set(chosen.map((error) => describe(error, json)))].join('; or ');
}

/** What they say is told better by the errors inside them. */
const around = new Set(['anyOf', 'oneOf', 'if', 'propertyNames']);

type Params = Record<string, unknown>;

function describe({ keyword, instancePath, params, propertyName, message }: ErrorObject, json: unknown): string {
  const { path, value } = placeOf(instancePath, json);
  if (propertyName !== undefined) return `${at(path)} has ${propertyName}, a name that the schema does not allow`;
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
    case 'dependencies':
      return `${within(path, String(params.missingProperty))} is missing`;
    case 'additionalProperties':
      return `${at(path)} has ${params.additionalProperty}, which the schema does not have`;
    case 'unevaluatedProperties':
      return `${at(path)} has ${params.unevaluatedProperty}, which the schema does not have`;
    case 'oneOf':
      return `${at(path)} fits more than one of the schema's alternatives, of which it must fit one`;
    default: {
      const expected = expectation(keyword, params);
      return expected === null ? `${at(path)} ${message}` : unfit(path, expected, value);
    }
  }
}

const types: Record<string, string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

const limits: Record<string, string> = { '>=': 'at least', '<=': 'at most', '>': 'more than', '<': 'less than' };

/** What a keyword asks of a value; null: it is told in another way. */
function expectation(keyword: string, params: Params): string | null {
  const { limit } = params;
  switch (keyword) {
    case 'type':
      return [params.type]
        .flat()
        .map((type) => types[String(type)] ?? String(type))
        .join(' or ');
    case 'enum':
      return `one of ${(params.allowedValues as unknown[]).map(shown).join(', ')}`;
    case 'const':
      return shown(params.allowedValue);
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `${limits[String(params.comparison)]} ${limit}`;
    case 'multipleOf':
      return `a multiple of ${params.multipleOf}`;
    case 'minLength':
      return `a text of at least ${limit} characters`;
    case 'maxLength':
      return `a text of at most ${limit} characters`;
    case 'pattern':
      return `a text that matches ${params.pattern}`;
    case 'format':
      return `a text of the format ${params.format}`;
    case 'minItems':
      return `a list of at least ${limit}`;
    case 'maxItems':
      return `a list of at most ${limit}`;
    case 'uniqueItems':
      return 'a list without repetition';
    case 'minProperties':
      return `an object of at least ${limit} fields`;
    case 'maxProperties':
      return `an object of at most ${limit} fields`;
    default:
      return null;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : exactJson(value, 'base64');
}

/** `/lines/1/count` is `lines[1].count`. */
function placeOf(pointer: string, json: unknown): { path: string; value: unknown } {
  let [path, value] = ['', json];
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path = Array.isArray(value) ? `${path}[${name}]` : within(path, name);
    value = Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
  }
  return { path, value };
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
