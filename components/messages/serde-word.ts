import type { Payload } from '@/lib/contracts/messages.ts';

/** How a payload was read, as people call it. */
export const serdeWord: Record<Payload['serde'], string> = {
  string: 'Text',
  json: 'JSON',
  hex: 'Hex',
  base64: 'Base64',
  empty: 'Empty',
};
