import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '@/app/globals.css';
import type { Column, Sort } from './column.ts';
import { DataTable } from './data-table.tsx';
import { RowNavigation } from './row-navigation.tsx';

interface Row {
  name: string;
  lag: string | null;
}

const columns: Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    place: 'a',
    sortBy: ({ name }) => name,
    cell: ({ name }) => (
      <a href={`#${name}`} data-row-link="">
        {name}
      </a>
    ),
  },
  {
    id: 'lag',
    header: 'Lag',
    numeric: true,
    place: 'b',
    descendingFirst: true,
    sortBy: ({ lag }) => (lag === null ? null : BigInt(lag)),
    cell: ({ lag }) => lag ?? 'unknown',
  },
];

const rows: Row[] = [
  { name: 'orders-10', lag: '9007199254740993' },
  { name: 'orders-2', lag: '9007199254740992' },
  { name: 'lost', lag: null },
];

function Table({ data = rows }: { data?: Row[] | undefined }) {
  const [sort, setSort] = useState<Sort>({ id: 'name', order: 'asc' });
  return (
    <main>
      <RowNavigation />
      <DataTable
        label="Topics"
        list
        columns={columns}
        rows={data}
        rowKey={({ name }) => name}
        sort={sort}
        onSort={setSort}
        empty={<p>No topics match</p>}
      />
    </main>
  );
}

const names = () => [...document.querySelectorAll('tbody tr:not(.gap) td:first-child')].map((cell) => cell.textContent);

beforeEach(async () => {
  await page.viewport(1280, 800);
  window.location.hash = '';
});

describe('sorting', () => {
  it('puts 2 before 10, as people do', async () => {
    await render(<Table />);
    expect(names()).toEqual(['lost', 'orders-2', 'orders-10']);
  });

  it('tells numbers apart that differ in the last digit of 64 bits, and leaves unknown last both ways', async () => {
    const screen = await render(<Table />);
    await screen.getByRole('button', { name: 'Lag' }).click();
    expect(names()).toEqual(['orders-10', 'orders-2', 'lost']);
    await expect.element(screen.getByRole('columnheader', { name: 'Lag' })).toHaveAttribute('aria-sort', 'descending');
    await screen.getByRole('button', { name: 'Lag' }).click();
    expect(names()).toEqual(['orders-2', 'orders-10', 'lost']);
  });
});

describe('rows', () => {
  it('open wherever they are pressed', async () => {
    const screen = await render(<Table />);
    await screen.getByText('9007199254740993').click();
    expect(window.location.hash).toBe('#orders-10');
  });

  it('are walked with j and k and opened with Enter', async () => {
    await render(<Table />);
    await userEvent.keyboard('jjk');
    await expect.poll(() => document.activeElement?.textContent).toBe('lost');
    await userEvent.keyboard('j{Enter}');
    expect(window.location.hash).toBe('#orders-2');
  });

  it('stay under the pointer while a refresh changes their order', async () => {
    const screen = await render(<Table />);
    await screen.getByRole('button', { name: 'Lag' }).click();
    await userEvent.hover(screen.getByText('orders-2'));
    const later = [
      { name: 'orders-2', lag: '9107199254740993' },
      { name: 'new', lag: '9999999999999999' },
      ...rows.slice(0, 1),
    ];
    await screen.rerender(<Table data={later} />);
    expect(names()).toEqual(['orders-10', 'orders-2', 'new']);
    await userEvent.unhover(screen.getByText('orders-2'));
    await expect.poll(names).toEqual(['new', 'orders-2', 'orders-10']);
  });

  it('are ordered afresh when the reader asks for another order, wherever the pointer is', async () => {
    const screen = await render(<Table />);
    await userEvent.hover(screen.getByText('orders-2'));
    screen
      .getByRole('button', { name: 'Lag' })
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await expect.poll(names).toEqual(['orders-10', 'orders-2', 'lost']);
  });
});

describe('a long table', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `topic-${index}`, lag: String(index) }));

  it('draws only the rows in sight and says how many there are', async () => {
    const screen = await render(<Table data={many} />);
    await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
    expect(names().length).toBeLessThan(200);
    const atTheEnd = () => {
      window.scrollTo(0, document.documentElement.scrollHeight);
      return names();
    };
    await expect.poll(atTheEnd).toContain('topic-9999');
  });
});

describe('a table without rows', () => {
  it('keeps the place while it loads', async () => {
    const screen = await render(
      <DataTable label="Topics" columns={columns} rows={undefined} rowKey={({ name }: Row) => name} skeletonRows={4} />,
    );
    await expect.element(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true');
    expect(document.querySelectorAll('tbody tr')).toHaveLength(4);
  });

  it('says what was looked at when there is nothing', async () => {
    const screen = await render(<Table data={[]} />);
    await expect.element(screen.getByText('No topics match')).toBeVisible();
  });
});
