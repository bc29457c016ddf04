import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { parseJson } from '@/lib/json/parse-json.ts';
import { JsonTree } from './json-tree.tsx';
import { mount } from './testing/mount.tsx';

function show(text: string) {
  const json = parseJson(text);
  if (!json.ok) throw new Error(json.message);
  return mount(<JsonTree text={text} root={json.root} label="Value" rootName="value" />);
}

// The pointer stands where an earlier test left it, and the line beneath it shows its actions.
const lines = () =>
  page
    .getByRole('treeitem')
    .elements()
    .map((line) => {
      const copy = line.cloneNode(true) as Element;
      copy.querySelector('.on-hover')?.remove();
      return copy.textContent;
    });

describe('a JSON tree', () => {
  it('shows digits, order and repeated keys as they were sent', async () => {
    await show('{"id":9007199254740995,"amount":1249.90,"tiny":1E-7,"b":1,"a":-0,"b":"2","10":null}');
    expect(lines()).toEqual([
      'id: 9007199254740995',
      'amount: 1249.90',
      'tiny: 1E-7',
      'b: 1',
      'a: -0',
      'b: "2"',
      '10: null',
    ]);
  });

  it('shows text as text, whatever markup it holds', async () => {
    const screen = await show('{"<b>k</b>":"<img src=x onerror=\\"window.hit=1\\"><script>window.hit=1</script>"}');
    expect(screen.container.querySelectorAll('img, script, b')).toHaveLength(0);
    expect(lines()).toEqual(['"<b>k</b>": "<img src=x onerror=\\"window.hit=1\\"><script>window.hit=1</script>"']);
    expect('hit' in window).toBe(false);
  });

  it('folds and unfolds with the pointer and with the keys', async () => {
    await show('{"a":{"b":{"c":1}},"d":2}');
    expect(lines()).toEqual(['a: {1}', 'b: {1}', 'c: 1', 'd: 2']);
    await page.getByText('a', { exact: true }).click();
    expect(lines()[0]).toContain('a: {1} b');
    expect(lines()).toHaveLength(2);
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowLeft}');
    expect(lines().map((line) => line?.slice(0, 1))).toEqual(['a', 'b', 'd']);
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.textContent).toContain('d: 2');
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    expect(document.activeElement?.getAttribute('aria-level')).toBe('1');
  });

  it('shows long arrays in parts and says how much is left', async () => {
    await show(`[${Array.from({ length: 1_000 }, (_, index) => index).join(',')}]`);
    expect(lines()).toHaveLength(201);
    expect(lines().at(-1)).toBe('Show 200 more of 800');
    await page.getByText('Show 200 more of 800').click();
    expect(lines().at(-1)).toBe('Show 200 more of 600');
    expect(lines()[399]).toBe('399: 399');
  });

  it('says where a very long text goes on', async () => {
    await show(JSON.stringify({ text: 'x'.repeat(5_000) }));
    expect(lines()[0]).toContain(`xx" … 3,000 more characters, see Text`);
  });

  it('copies the path and the value of a line', async () => {
    await show('{"lines":[{"odd key":"a\\u0041"}]}');
    await page.getByText('"odd key"').hover();
    const buttons = page
      .getByRole('button')
      .elements()
      .map((button) => button.textContent);
    expect(buttons).toEqual(['Path', 'Value']);
  });

  it('shows a value alone that is neither object nor array', async () => {
    await show('"just text"');
    expect(lines()).toEqual(['"just text"']);
  });
});
