import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { giveBackFrameMemory, takeFrameMemory } from './frame-memory.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const mebibyte = 1024 * 1024;

test('memory that is given back serves the next answer of about that size', () => {
  const first = takeFrameMemory(3 * mebibyte);
  giveBackFrameMemory(first.buffer);
  const next = takeFrameMemory(2 * mebibyte);
  expect(next.buffer).toBe(first.buffer);
  expect(next.length).toBe(2 * mebibyte);
  expect(takeFrameMemory(3 * mebibyte).buffer).not.toBe(first.buffer);
});

test('small answers and much smaller ones take none of it', () => {
  const large = takeFrameMemory(8 * mebibyte);
  giveBackFrameMemory(large.buffer);
  expect(takeFrameMemory(100).buffer.byteLength).toBe(100);
  expect(takeFrameMemory(mebibyte).buffer).not.toBe(large.buffer);
});

test('only so much is kept, and only for a few seconds', () => {
  const pieces = Array.from({ length: 10 }, () => takeFrameMemory(8 * mebibyte));
  for (const { buffer } of pieces) giveBackFrameMemory(buffer);
  const kept = new Set(pieces.map(({ buffer }) => buffer));
  const reused = Array.from({ length: 10 }, () => takeFrameMemory(8 * mebibyte)).filter(({ buffer }) =>
    kept.has(buffer),
  );
  expect(reused).toHaveLength(6);
  for (const { buffer } of reused) giveBackFrameMemory(buffer);
  vi.advanceTimersByTime(6000);
  expect(kept.has(takeFrameMemory(8 * mebibyte).buffer)).toBe(false);
});
