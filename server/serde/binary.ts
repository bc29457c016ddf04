import type { Format } from './format.ts';

export const hex: Format = { name: 'hex', decode: (bytes) => ({ text: bytes.toString('hex') }) };

export const base64: Format = {
  name: 'base64',
  decode(bytes, whole) {
    // Three bytes make four characters, so that the beginning of a payload is the beginning of its base64.
    const even = whole ? bytes : bytes.subarray(0, bytes.length - (bytes.length % 3));
    return { text: even.toString('base64') };
  },
};
