import clsx from 'clsx';

export type Environment = 'production' | 'staging' | 'development';

const words: Record<Environment, string> = { production: 'PRODUCTION', staging: 'STAGING', development: 'DEV' };

/** Which kind of cluster this is; says nothing about how it is. */
export function EnvTag({ environment }: { environment: Environment }) {
  return <span className={clsx('tag env', environment)}>{words[environment]}</span>;
}
