import { buildInto } from './console/assemble.ts';
import { root } from './paths.ts';

await buildInto(`${root}/dist`);
