import { fileURLToPath } from 'node:url';

/** The repository's root, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Everything that the scripts fetch, build and store; ignored by git, safe to delete. */
export const workDir = `${root}/.highwater`;
