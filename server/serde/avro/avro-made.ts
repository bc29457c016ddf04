import { latin1Like, type MadeText } from '../made-text.ts';
import type { AvroType } from './avro-schema.ts';

/** Names of fields and symbols are the schema's, and bytes are shown as characters. */
export function madeBy(type: AvroType): MadeText {
  const words = new Set<string>();
  const seen = new Set<AvroType>();
  let bytes = false;
  const look = (each: AvroType): void => {
    if (seen.has(each)) return;
    seen.add(each);
    if (each.kind === 'bytes' || each.kind === 'fixed') bytes = true;
    else if (each.kind === 'enum') for (const symbol of each.symbols) words.add(symbol);
    else if (each.kind === 'array') look(each.items);
    else if (each.kind === 'map') look(each.values);
    else if (each.kind === 'union') each.branches.forEach(look);
    else if (each.kind === 'record') {
      for (const field of each.fields) {
        words.add(field.name);
        look(field.type);
      }
    }
  };
  look(type);
  return { words: [...words], patterns: bytes ? [latin1Like] : [] };
}
