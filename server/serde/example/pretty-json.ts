import { exactJson } from '../exact-json.ts';
import { isObject } from '../misfit.ts';

/** As `exactJson` has it, with one member a line. */
export function prettyJson(value: unknown, line = '\n'): string {
  const inner = `${line}  `;
  if (Array.isArray(value) && value.length > 0) {
    return `[${value.map((item) => inner + prettyJson(item, inner)).join(',')}${line}]`;
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${prettyJson(each, inner)}`);
    return `{${members.map((member) => inner + member).join(',')}${line}}`;
  }
  return exactJson(value, 'base64');
}
