import { ConfigError } from './config-error.ts';

/**
 * User name and password in Kafka's `sasl.jaas.config`: `some.LoginModule required username="u" password="p";`.
 * Quotes are " or ', a backslash takes the next character as it is. Throws ConfigError, never with the text: it holds
 * a password.
 */
export function parseJaas(text: string, where: string): { username: string; password: string } {
  const [module = '', _flag, ...rest] = tokens(text, where);
  if (!/\.(Plain|Scram)LoginModule$/.test(module)) {
    throw new ConfigError(`${where}: only PlainLoginModule and ScramLoginModule are supported.`);
  }
  const options = new Map<string, string>();
  for (let at = 0; at < rest.length && rest[at] !== ';'; at += 3) {
    const [name, equals, value] = rest.slice(at, at + 3);
    if (name === undefined || equals !== '=' || value === undefined) throw new ConfigError(malformed(where));
    options.set(name, value);
  }
  const username = options.get('username');
  const password = options.get('password');
  if (options.get('tokenauth') === 'true') throw new ConfigError(`${where}: delegation tokens are not supported.`);
  if (username === undefined || password === undefined) {
    throw new ConfigError(`${where} must have username="…" and password="…".`);
  }
  return { username, password };
}

function tokens(text: string, where: string): string[] {
  const pattern =
    /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|([=;])|([\w.$-]+)/y;
  const found: string[] = [];
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new ConfigError(malformed(where));
    const quoted = match[1] ?? match[2];
    const token = quoted?.replace(/\\([\s\S])/g, '$1') ?? match[3] ?? match[4];
    if (token !== undefined) found.push(token);
  }
  return found;
}

function malformed(where: string): string {
  return `${where} is not of the form: some.LoginModule required username="…" password="…";`;
}
