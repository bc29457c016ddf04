import { constants, createZstdDecompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canReuse, inflateZstd, zstdSizeBound } from './zstd.ts';

const inflated = (packed: Buffer) => inflateZstd(packed, zstdSizeBound(packed));
const text = Buffer.from('a record, another record, and one more record; '.repeat(40));

test('the decoder inside Node’s streams is as it is known here', () => {
  expect(canReuse(createZstdDecompress() as object)).toBe(true);
});

describe('a zstd frame', () => {
  test('is what was put in, whatever the level, with a checksum and without, one after the other', () => {
    const contents = fc
      .tuple(fc.uint8Array({ maxLength: 500 }), fc.integer({ min: 0, max: 2000 }), fc.uint8Array({ maxLength: 50 }))
      .map(([head, times, piece]) => Buffer.concat([head, Buffer.alloc(piece.length * times, piece)]));
    fc.assert(
      fc.property(contents, fc.constantFrom(1, 3, 9, 19), fc.boolean(), (plain, level, checksum) => {
        const params = {
          [constants.ZSTD_c_compressionLevel]: level,
          [constants.ZSTD_c_checksumFlag]: checksum ? 1 : 0,
        };
        expect(inflated(zstdCompressSync(plain, { params })).equals(plain)).toBe(true);
      }),
    );
  });

  test('of megabytes is, and so is what comes after it', () => {
    const large = Buffer.alloc(40 * 1024 * 1024, 'records that repeat themselves; ');
    expect(inflated(zstdCompressSync(large)).equals(large)).toBe(true);
    expect(inflated(zstdCompressSync(text)).equals(text)).toBe(true);
  });

  test('cut off anywhere is refused, and the next one is read well', () => {
    const packed = zstdCompressSync(text);
    for (let length = 1; length < packed.length; length++) {
      expect(() => inflated(packed.subarray(0, length))).toThrow();
    }
    expect(inflated(packed).equals(text)).toBe(true);
  });

  test('with any bytes changed is refused or read as Node does, and the next one is read well', () => {
    const packed = zstdCompressSync(text);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const damaged = Buffer.from(packed);
        for (const [at, byte] of changes) damaged[at] = byte;
        let read: Buffer | null = null;
        try {
          read = inflated(damaged);
        } catch {}
        if (read) expect(read.equals(zstdDecompressSync(damaged))).toBe(true);
        expect(inflated(packed).equals(text)).toBe(true);
      }),
    );
  });

  test('may be several, and some to be skipped', () => {
    const skipped = Buffer.concat([Buffer.of(0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0), Buffer.alloc(3)]);
    const both = Buffer.concat([zstdCompressSync(text), skipped]);
    expect(zstdSizeBound(both)).toBe(zstdSizeBound(zstdCompressSync(text)));
    expect(inflated(zstdCompressSync(text)).equals(text)).toBe(true);
  });
});
