import type { Payload } from '../../lib/contracts/messages.ts';

export interface Shown {
  text: string;
  note?: string;
}

/** What a format made of the bytes, or the reason why they are not of this format. */
export type Decoded = Shown | { refusal: string };

/** One way to show the bytes of a key, a value or a header. */
export interface Format {
  name: Payload['serde'];
  /** `whole` is false when only the beginning of a longer payload is given. */
  decode(bytes: Buffer, whole: boolean): Decoded;
  /** As a filter sees it, where that is not its text; undefined: the bytes are not of this format. */
  value?(bytes: Buffer): unknown;
}
