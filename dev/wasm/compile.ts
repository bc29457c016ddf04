import { readFile } from 'node:fs/promises';
import wabt from 'wabt';
import { root } from '../paths.ts';

/** The module that inflates LZ4: its source, and the file that the console loads. */
export const lz4 = {
  source: `${root}/server/kafka/records/lz4.wat`,
  compiled: `${root}/server/kafka/records/lz4-module.ts`,
};

/** The text of a TypeScript file that holds the compiled module. Throws with the line where the source is wrong. */
export async function compileModule(source: string): Promise<string> {
  const { parseWat } = await wabt();
  const parsed = parseWat(source, await readFile(source, 'utf8'));
  parsed.validate();
  const bytes = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  parsed.destroy();
  const lines = bytes.match(/.{1,100}/g) ?? [];
  const name = source.slice(source.lastIndexOf('/') + 1);
  return [
    `// ${name}, compiled by dev/wasm/write.ts.`,
    'export const moduleBytes = Buffer.from(',
    `  [\n${lines.map((line) => `    '${line}',`).join('\n')}\n  ].join(''),`,
    "  'base64',",
    ');',
    '',
  ].join('\n');
}
