import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bytesOf, hexLine } from './hex.ts';
import { HexView } from './hex-view.tsx';
import { mount } from './testing/mount.tsx';

const line = '.hex .line';

describe('the bytes of a payload', () => {
  it('are each there once, in order, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.constantFrom(8, 16), (bytes, width) => {
        const lines = Array.from({ length: Math.ceil(bytes.length / width) }, (_, index) =>
          hexLine(bytes, index, width),
        );
        const back = lines.flatMap(({ hex }) => hex.split(' ').map((byte) => Number.parseInt(byte, 16)));
        expect(back).toEqual([...bytes]);
        expect(lines.map(({ ascii }) => ascii).join('')).toHaveLength(bytes.length);
      }),
    );
  });

  it('come from base64 unchanged', () => {
    expect([...bytesOf('AP+KAQ==')]).toEqual([0, 255, 138, 1]);
  });

  it('are shown as offset, hex and ASCII', () => {
    const bytes = new TextEncoder().encode('Hello, Kafka ü!\n');
    expect(hexLine(bytes, 0, 16)).toEqual({
      offset: '00000000',
      hex: '48 65 6c 6c 6f 2c 20 4b 61 66 6b 61 20 c3 bc 21',
      ascii: 'Hello, Kafka ..!',
    });
    expect(hexLine(bytes, 1, 16)).toEqual({ offset: '00000010', hex: '0a', ascii: '.' });
  });

  it('of a megabyte cost no more lines than are in sight', async () => {
    const screen = await mount(<HexView bytes={new Uint8Array(1_000_000)} label="Bytes" />);
    await expect.element(page.getByText('00000000')).toBeInTheDocument();
    expect(screen.container.querySelectorAll(line).length).toBeLessThan(80);
  });
});
