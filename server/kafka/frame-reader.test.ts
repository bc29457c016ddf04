import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameReader } from './frame-reader.ts';

function frameOf(body: Uint8Array): Buffer {
  const frame = Buffer.concat([Buffer.alloc(4), body]);
  frame.writeInt32BE(body.length);
  return frame;
}

/** What a socket does: puts as much as fits into the room, at most so many bytes at a time. */
function feed(reader: FrameReader, bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const whole: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const { room } = reader;
    const step = Math.min(room.length, sizes[turn % sizes.length] as number, bytes.length - at);
    bytes.copy(room, 0, at, at + step);
    at += step;
    const frame = reader.fill(step);
    if (frame) whole.push(frame);
  }
  return whole;
}

test('answers come out whole and in order, however the network cuts them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 4, maxLength: 60 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      (bodies, sizes) => {
        const frames = bodies.map(frameOf);
        const whole = feed(new FrameReader(), Buffer.concat(frames), sizes);
        expect(whole.map((frame) => frame.toString('hex'))).toEqual(frames.map((frame) => frame.toString('hex')));
      },
    ),
  );
});

test('each answer has memory of its own', () => {
  const large = frameOf(new Uint8Array(700_000).fill(1));
  const [first, second] = feed(new FrameReader(), Buffer.concat([large, large]), [65_536]);
  expect(first?.buffer).not.toBe(second?.buffer);
  expect([first?.equals(large), second?.equals(large)]).toEqual([true, true]);
});

test.each([
  ['the words of an HTTP server', Buffer.from('HTTP/1.1'), false],
  ['a negative length', Buffer.from([0xff, 0xff, 0xff, 0xff]), false],
  ['no room for a correlation id', Buffer.from([0, 0, 0, 3]), false],
  ['a TLS alert', Buffer.from([0x15, 0x03, 0x03, 0x00]), true],
])('%s is no Kafka answer', (_, bytes, tls) => {
  const reader = new FrameReader();
  expect(() => feed(reader, bytes, [4])).toThrow(expect.objectContaining({ name: 'NotKafka', tls }));
});
