export interface HexLine {
  /** Eight hexadecimal digits. */
  offset: string;
  hex: string;
  ascii: string;
}

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

const hex2 = (byte: number) => byte.toString(16).padStart(2, '0');

/** Line `index` of a dump of `width` bytes a line: every byte in hex, and as ASCII where it can be printed, else a dot. */
export function hexLine(bytes: Uint8Array, index: number, width: number): HexLine {
  const part = [...bytes.subarray(index * width, (index + 1) * width)];
  return {
    offset: (index * width).toString(16).padStart(8, '0'),
    hex: part.map(hex2).join(' '),
    ascii: part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(''),
  };
}
