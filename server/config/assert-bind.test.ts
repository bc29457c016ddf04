import { describe, expect, it } from 'vitest';
import { assertBind } from './assert-bind.ts';

describe('where the console may listen without sign-in', () => {
  it.each(['127.0.0.1', '127.0.1.1', 'localhost', '::1'])('%s is this machine', (address) => {
    expect(() => assertBind({ HOSTNAME: address }, false)).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '10.0.0.7', 'myhost', '127.0.0.1.example.com', ''])('"%s" is refused', (address) => {
    expect(() => assertBind({ HOSTNAME: address }, false)).toThrow('HIGHWATER_ALLOW_ANONYMOUS=true');
    expect(() => assertBind({ HOSTNAME: address }, true)).not.toThrow();
  });
});
