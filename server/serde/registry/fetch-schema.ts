import { z } from 'zod';
import type { RegisteredSchema } from './registered-schema.ts';

/** Asks the registry for a path below its address; null: it has no such thing. Throws why it could not be asked. */
export type Ask = (path: string) => Promise<unknown>;

const reference = z.object({ name: z.string(), subject: z.string(), version: z.number().int() });
const stored = z.object({
  schema: z.string(),
  schemaType: z.enum(['AVRO', 'PROTOBUF', 'JSON']).nullish(),
  references: z.array(reference).nullish(),
});
const places = z.array(z.object({ subject: z.string(), version: z.number().int() }));

type Stored = z.infer<typeof stored>;

/** More than that is no schema but a trap. */
const mostReferences = 200;

/** A schema by its id or GUID, with what it refers to; null: the registry does not have it. */
export async function fetchSchema(ask: Ask, key: string): Promise<RegisteredSchema | null> {
  const address = key.includes('-') ? `/schemas/guids/${key}` : `/schemas/ids/${key}`;
  const [found, where] = await Promise.all([ask(address), placesOf(ask, key)]);
  if (found === null) return null;
  const schema = stored.safeParse(found);
  if (!schema.success) throw new Error('its answer is no schema');
  const { schema: text, schemaType } = schema.data;
  return { key, type: schemaType ?? 'AVRO', text, references: await referencesOf(ask, schema.data), places: where };
}

/** Only what a schema is called; without it, it can be read all the same. */
async function placesOf(ask: Ask, key: string): Promise<RegisteredSchema['places']> {
  if (key.includes('-')) return [];
  const found = places.safeParse(await ask(`/schemas/ids/${key}/versions`).catch(() => null));
  return found.success ? found.data : [];
}

/** Depth first, each once. */
async function referencesOf(ask: Ask, root: Stored): Promise<{ name: string; text: string }[]> {
  const texts = new Map<string, string>();
  const begun = new Set<string>();
  const visit = async (schema: Stored): Promise<void> => {
    for (const { name, subject, version } of schema.references ?? []) {
      if (begun.has(name)) continue;
      begun.add(name);
      if (begun.size > mostReferences) throw new Error(`it refers to more than ${mostReferences} other schemas`);
      const path = `/subjects/${encodeURIComponent(subject)}/versions/${version}`;
      const found = stored.safeParse((await ask(path)) ?? (await ask(`${path}?deleted=true`)));
      if (!found.success)
        throw new Error(`it refers to ${subject} version ${version}, which the registry does not have`);
      await visit(found.data);
      texts.set(name, found.data.schema);
    }
  };
  await visit(root);
  return [...texts].map(([name, text]) => ({ name, text }));
}
