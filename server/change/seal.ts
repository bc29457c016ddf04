import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM of `text` under a key of 32 bytes, in base64. It opens only for the same `owner`. */
export function seal(key: Buffer, owner: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipherer = createCipheriv(cipher, key, iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipherer.update(text, 'utf8'), cipherer.final()]);
  return Buffer.concat([iv, cipherer.getAuthTag(), body]).toString('base64');
}

/** Null when the key is another, or somebody has changed the text. */
export function unseal(key: Buffer, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipherer = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipherer.setAAD(Buffer.from(owner));
    decipherer.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return decipherer.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipherer.final('utf8');
  } catch {
    return null;
  }
}
