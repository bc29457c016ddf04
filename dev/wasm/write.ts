import { writeFile } from 'node:fs/promises';
import { compileModule, lz4 } from './compile.ts';

await writeFile(lz4.compiled, await compileModule(lz4.source));
