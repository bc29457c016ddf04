import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { Bytes, Duration, Num, Rate } from './quantity.tsx';

async function text(node: React.ReactNode) {
  const screen = await render(<output>{node}</output>);
  return screen.container.querySelector('output')?.textContent;
}

it('shows every digit of a number beyond 2^53', async () => {
  expect(await text(<Num value="9007199254740993" unknown="" />)).toBe('9,007,199,254,740,993');
  expect(await text(<Num value="-9223372036854775808" unknown="" />)).toBe('-9,223,372,036,854,775,808');
});

it('shows zero as zero and unknown as unknown', async () => {
  expect(await text(<Num value="0" unknown="not read" />)).toBe('0');
  expect(await text(<Num value={null} unknown="not read" />)).toBe('unknown: not read');
  expect(await text(<Rate value={null} unknown="too new" />)).toBe('unknown: too new');
  expect(await text(<Bytes value={null} unknown="no answer" />)).toBe('unknown: no answer');
  expect(await text(<Duration value={null} unknown="no history" />)).toBe('unknown: no history');
});

it('keeps all digits of a rounded size in the title', async () => {
  const screen = await render(<Bytes value="412612345678" unknown="" />);
  await expect.element(screen.getByTitle('412,612,345,678 bytes')).toHaveTextContent('412.6 GB');
});

it('ends a rate in /s', async () => {
  expect(await text(<Rate value={1842.4} unknown="" />)).toBe('1,842/s');
  expect(await text(<Rate value={0.0931} unknown="" unit="records" />)).toBe('0.093 records/s');
});
