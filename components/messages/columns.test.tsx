import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { columnTitle, readColumns, withColumn, writeColumns } from './columns.ts';
import { recordEvent, textPayload } from './testing/events.ts';
import { cellsOf, headsOf, showList } from './testing/show-list.tsx';

beforeEach(() => page.viewport(1200, 800));

const json = (text: string, truncated = false) => textPayload(text, { serde: 'json', truncated });

describe('columns in the URL', () => {
  it('name fields as filters do, with commas and dots inside of quotes', () => {
    const text = 'key,key.id,value.lines[0].sku,value["a,b"].c,headers["x-id"],size';
    expect(writeColumns(readColumns(text))).toBe(text);
    expect(readColumns('value["a,b.c"]')[0]?.path).toEqual(['a,b.c']);
  });

  it('may be typed without quotes', () => {
    expect(writeColumns(readColumns(' headers.x-id , value.größe'))).toBe('headers["x-id"],value["größe"]');
  });

  it('are shown once, and what can be no column is left out', () => {
    expect(writeColumns(readColumns('key,nonsense,headers,size.x,value[,key,value.a'))).toBe('key,value.a');
    expect(readColumns('')).toEqual([]);
  });

  it('have short titles', () => {
    expect(readColumns('key,value,value.a.b,value[0],key.id,headers.x').map(columnTitle)).toEqual([
      'Key',
      'Value',
      'a.b',
      '[0]',
      'key.id',
      'headers.x',
    ]);
  });

  it('come before a whole value that stands last, else at the end', () => {
    const [added] = readColumns('value.a');
    if (!added) throw new Error('no column');
    expect(writeColumns(withColumn(readColumns('key,value'), added))).toBe('key,value.a,value');
    expect(writeColumns(withColumn(readColumns('value,key'), added))).toBe('value,key,value.a');
    expect(writeColumns(withColumn(readColumns('value.a,key'), added))).toBe('value.a,key');
  });
});

describe('a column', () => {
  it('keeps every digit, tells null from missing and both from empty', async () => {
    const values = ['{"id":9007199254740995.10}', '{"id":null}', '{}', '{"id":""}', '{"id":1,"id":2}'];
    await showList(
      values.map((value, offset) => recordEvent(offset, { value: json(value) })),
      { columns: 'value.id' },
    );
    expect(values.map((_, row) => cellsOf(row)[3])).toEqual(['9007199254740995.10', 'null', '', 'empty', '2']);
  });

  it('shows what contains more as it was sent', async () => {
    await showList([recordEvent(0, { value: json('{"a":[1, {"b":2.0}],"ok":true}') })], {
      columns: 'value.a,value.a[1].b,value.ok,value.a.b',
    });
    expect(cellsOf(0).slice(3)).toEqual(['[1, {"b":2.0}]', '2.0', 'true', '']);
  });

  it('shows fields of keys, and every header of a name', async () => {
    const headers = [
      { key: 'x', value: textPayload('1') },
      { key: 'y', value: textPayload('other') },
      { key: 'x', value: null },
    ];
    await showList([recordEvent(0, { key: json('{"id":"k1"}'), headers }), recordEvent(1)], {
      columns: 'key.id,headers.x,size',
    });
    expect(cellsOf(0).slice(3)).toEqual(['k1', '1 · null', '64']);
    expect(cellsOf(1).slice(3)).toEqual(['', '', '64']);
  });

  it('says that it does not know where only the beginning of a record is there', async () => {
    await showList([recordEvent(0, { value: json('{"id":12', true) })], { columns: 'value.id' });
    expect(cellsOf(0)[3]).toBe('unknown');
  });

  it('stands right-aligned when it has numbers alone', async () => {
    await showList(
      [
        recordEvent(0, { value: json('{"n":1,"mixed":1,"t":"1"}') }),
        recordEvent(1, { value: json('{"n":null,"mixed":"a"}') }),
      ],
      { columns: 'value.n,value.mixed,value.t' },
    );
    const classes = [...document.querySelectorAll('tr[data-index="0"] td.clip')].map((cell) =>
      cell.classList.contains('num'),
    );
    expect(classes).toEqual([true, false, false]);
  });

  it('is added from the fields that were seen, moved and removed', async () => {
    const { chosen } = await showList([recordEvent(0, { value: json('{"customer":{"id":7}}') })], {});
    await page.getByRole('button', { name: 'Add a column' }).click();
    await page.getByRole('combobox', { name: 'Field' }).fill('custom');
    await page.getByRole('option', { name: 'value.customer.id number' }).click();
    expect(chosen.at(-1)).toEqual({ columns: 'key,value.customer.id,value' });
    expect(headsOf().slice(3)).toEqual(['Key', 'customer.id', 'Value']);

    await page.getByRole('button', { name: 'customer.id' }).click();
    await page.getByRole('menuitem', { name: 'Move to the left' }).click();
    expect(headsOf().slice(3)).toEqual(['customer.id', 'Key', 'Value']);

    await page.getByRole('button', { name: 'Key' }).click();
    await page.getByRole('menuitem', { name: 'Remove the column' }).click();
    expect(chosen.at(-1)).toEqual({ columns: 'value.customer.id,value' });
    expect(cellsOf(0)[3]).toBe('7');
  });

  it('is refused when its name is none of a field', async () => {
    await showList([recordEvent(0)], {});
    await page.getByRole('button', { name: 'Add a column' }).click();
    await page.getByRole('combobox', { name: 'Field' }).fill('customer.id');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/^A field such as/)).toBeVisible();
  });
});
