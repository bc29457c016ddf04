import { internalSerde } from '../serde/internal/internal-topics.ts';
import { mayBeMade } from '../serde/made-text.ts';
import type { Schemas } from '../serde/schema/schemas.ts';
import { isSchemaSerde, type SerdeName } from '../serde/serde-name.ts';
import type { Decoding } from './filter/record-view.ts';
import { byteFinder } from './find-bytes.ts';
import { framedFinder } from './find-framed.ts';
import { firstOf } from './first-of.ts';
import type { Matcher } from './literal.ts';

const textSerdes = new Set<SerdeName>(['string', 'json', 'hex', 'base64']);

/** Whether what is asked for stands in the bytes as it is shown, save in records that name a schema. */
export function isText({ topic, messages, usuals, ...serdes }: Decoding): boolean {
  if (internalSerde(topic) !== null) return false;
  return (['key', 'value'] as const).every((part) => {
    const serde = serdes[`${part}Serde`];
    return textSerdes.has(serde) || (isFree(serde) && !messages?.[part] && usuals?.[part] !== 'uuid');
  });
}

/** Whether the text may stand in a number that is shown where the bytes hold it as Kafka's own serialisers write it. */
export function mayBeInNumber(text: string, { keySerde, valueSerde, usuals }: Decoding): boolean {
  const usual = [isFree(keySerde) && usuals?.key, isFree(valueSerde) && usuals?.value];
  if (usual.includes('double')) return /^[-+.\deEInfityNa]+$/i.test(text);
  return (usual.includes('int64') || usual.includes('int32')) && /^[-\d]+$/.test(text);
}

/** What has no schema is shown as its bytes tell, or as the others of its topic are. */
function isFree(serde: SerdeName): boolean {
  return serde === 'auto' || isSchemaSerde(serde);
}

/** In the name of every header that names a schema. */
const words = ['chema', 'CHEMA'].map((word) => Buffer.from(word));

/**
 * Finds records of which one of the texts may be shown though their bytes do not hold it, because of a schema that they
 * name in front of a payload or in a header; `all`, whatever schema it is. Unknown ones are noted as missing.
 */
export function madeFinder(texts: readonly string[] | 'all', schemas: Schemas): Matcher['next'] {
  const known = new Map<number, boolean>();
  const makes = (id: number): boolean => {
    if (id <= 0) return false;
    const ready = schemas.get(id.toString());
    if (!ready) return true;
    const made = ready.ok ? ready.codec.made : null;
    const may = made !== null && (texts === 'all' || texts.some((text) => mayBeMade(text, made)));
    known.set(id, may);
    return may;
  };
  return firstOf([framedFinder((id) => known.get(id) ?? makes(id)), ...words.map(byteFinder)]);
}
