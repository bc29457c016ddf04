export interface NewSchema {
  schema: string;
  schemaType?: 'AVRO' | 'PROTOBUF' | 'JSON';
  references?: readonly { name: string; subject: string; version: number }[];
}

/** Registers a schema under a subject and gives its id. */
export async function register(url: string, subject: string, schema: NewSchema): Promise<number> {
  const reply = await fetch(`${url}/subjects/${encodeURIComponent(subject)}/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
    body: JSON.stringify(schema),
  });
  const body: unknown = await reply.json();
  if (!reply.ok) throw new Error(`${subject} was not registered (${reply.status}): ${JSON.stringify(body)}`);
  return (body as { id: number }).id;
}
