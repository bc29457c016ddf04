/** A configuration that can't be used. The message is one sentence for the person who starts the console. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
