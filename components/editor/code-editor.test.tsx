import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { CodeEditor } from './code-editor.tsx';
import '@/app/globals.css';

const show = (value: string, invalid?: { message: string; at?: number }) =>
  render(
    <div style={{ width: 240 }}>
      <CodeEditor label="Value" value={value} onChange={() => {}} language="json" invalid={invalid} rows={1} />
    </div>,
  );

const copy = () => document.querySelector('.code .copy') as HTMLElement;
const area = () => page.getByRole('textbox', { name: 'Value' }).element() as HTMLTextAreaElement;

it.each([
  ['{"a":1}'],
  ['\n\n{"a":1}'],
  [`{"long":"${'words and words '.repeat(20)}"}`],
  [`"${'x'.repeat(300)}"`],
  ['[\n\n\t1,\n  {"é😀": null}\n]\n'],
  ['{"trailing":   \n   "space"}       '],
])('the colours stand under their characters, however lines break: %j', async (value) => {
  await show(value);
  expect(copy().textContent).toBe(`${value}\n`);
  expect(area().scrollHeight).toBe(copy().scrollHeight);
  expect(area().clientWidth).toBe(copy().clientWidth);
});

it('the place that is wrong is marked, the reason is told to screen readers', async () => {
  await show('{"a":}', { message: 'Unexpected "}".', at: 5 });
  expect(document.querySelector('.code mark')?.textContent).toBe('}');
  expect(copy().textContent).toBe('{"a":}\n');
  expect(area().getAttribute('aria-invalid')).toBe('true');
  await expect.element(page.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription('Unexpected "}".');
});

it('an end that came too early is marked behind the last character', async () => {
  await show('[1', { message: 'The text ends too early.', at: 2 });
  expect(copy().textContent).toBe('[1 \n');
});

it('a text of a megabyte is edited without its colours', async () => {
  await show('x'.repeat(1_000_000));
  expect(copy()).toBeNull();
  expect(area().value).toHaveLength(1_000_000);
});
