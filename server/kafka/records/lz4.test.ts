import { lz4Compress, lz4Decompress } from '@platformatic/wasm-utils';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflateLz4, lz4SizeBound } from './lz4.ts';

const inflated = (packed: Buffer) => inflateLz4(packed, lz4SizeBound(packed));

/** Text that repeats itself near and far, as records do, and bytes that don't. */
const contents = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 3000 })),
    ),
    { maxLength: 12 },
  )
  .map((pieces) =>
    Buffer.concat(
      pieces.map((piece) => (piece instanceof Uint8Array ? piece : Buffer.alloc(piece[0].length * piece[1], piece[0]))),
    ),
  );

/** A frame of blocks that may reach back to the ones before. */
function frame(...blocks: Buffer[]): Buffer {
  const parts = blocks.flatMap((block) => [uint32(block.length), block]);
  return Buffer.concat([uint32(0x184d2204), Buffer.of(0b0100_0000, 0x40, 0), ...parts, uint32(0)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

describe('an LZ4 frame', () => {
  test('is what was put in, as another decoder has it', () => {
    fc.assert(
      fc.property(contents, (plain) => {
        const packed = lz4Compress(plain);
        expect(inflated(packed).equals(plain)).toBe(true);
        expect(lz4Decompress(packed).equals(plain)).toBe(true);
      }),
    );
  });

  test('of megabytes is, and so is what comes after it', () => {
    const large = Buffer.alloc(40 * 1024 * 1024, 'records that repeat themselves; ');
    expect(inflated(lz4Compress(large)).equals(large)).toBe(true);
    expect(inflated(lz4Compress(Buffer.from('small'))).toString()).toBe('small');
  });

  test('may have blocks that reach back to the ones before', () => {
    const first = Buffer.concat([Buffer.of(0xf0, 1), Buffer.from('abcdefghijklmnop')]);
    const second = Buffer.of(0x08, 16, 0, 0x10, 0x21);
    expect(inflated(frame(first, second)).toString()).toBe('abcdefghijklmnopabcdefghijkl!');
  });

  test.each([
    ['reaches back before its beginning', frame(Buffer.of(0x14, 0x61, 2, 0, 0x10, 0x21))],
    ['repeats at no distance', frame(Buffer.of(0x14, 0x61, 0, 0, 0x10, 0x21))],
    ['claims more literals than it has', frame(Buffer.of(0x50, 0x61))],
    ['ends within a length', frame(Buffer.of(0xf0, 255))],
    ['ends before its distance', frame(Buffer.of(0x10, 0x61, 1))],
    ['is cut off', frame(Buffer.of(0x10, 0x61)).subarray(0, 12)],
    ['is something else', Buffer.from('something else')],
  ])('whose block %s is refused', (_, packed) => {
    expect(() => inflated(packed)).toThrow();
  });

  test('with any bytes changed is refused or gives no more than its bound', () => {
    const packed = lz4Compress(Buffer.from('a record, another record, and one more record; '.repeat(40)));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const damaged = Buffer.from(packed);
        for (const [at, byte] of changes) damaged[at] = byte;
        try {
          const bound = lz4SizeBound(damaged);
          if (bound < 1e6) expect(inflateLz4(damaged, bound).length).toBeLessThanOrEqual(bound);
        } catch (error) {
          expect(error).toHaveProperty('message', expect.stringMatching(/^(its|this) /));
        }
      }),
    );
  });
});
