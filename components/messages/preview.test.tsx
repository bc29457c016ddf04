import { describe, expect, it } from 'vitest';
import { findOf, Preview } from './preview.tsx';
import { textPayload } from './testing/events.ts';
import { mount } from './testing/mount.tsx';

describe('a line of the list', () => {
  const show = async (text: string, search: string, letters = 'sensitive') => {
    await mount(
      <p>
        <Preview payload={textPayload(text)} find={findOf({ search, case: letters })} />
      </p>,
    );
    return [...document.querySelectorAll('p')].at(-1)?.innerHTML;
  };

  it('marks what was searched for, which is no pattern', async () => {
    expect(await show('{"a":"x.y"}', 'x.y')).toBe('{"a":"<mark>x.y</mark>"}');
    expect(await show('{"a":"xay"}', 'x.y')).toBe('{"a":"xay"}');
    expect(await show('DECLINED', 'decl', 'insensitive')).toBe('<mark>DECL</mark>INED');
  });

  it('begins where the match is when that lies far behind', async () => {
    const line = await show(`${'a'.repeat(5000)}needle${'b'.repeat(5000)}`, 'needle');
    expect(line).toMatch(/^…a{30}<mark>needle<\/mark>b{364}$/);
  });
});
