import type { Codec } from './codec.ts';
import { exactValue } from './decode-json.ts';

/** JSON behind a schema id: shown as it was written. Whether it keeps to its schema is its writer's affair. */
export const jsonSchemaCodec: Codec = {
  serde: 'json-schema',
  read({ body }) {
    const text = body.toString();
    JSON.parse(text);
    return { text };
  },
  value: ({ body }) => exactValue(body.toString()),
  made: null,
};
