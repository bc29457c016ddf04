import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { MessageRecord } from '@/lib/contracts/messages.ts';
import { RecordView } from './record-view.tsx';
import { recordEvent, textPayload } from './testing/events.ts';
import { mount } from './testing/mount.tsx';
import type { Whole } from './use-whole.ts';

type View = 'tree' | 'text' | 'hex';

function show(record: MessageRecord, { whole = {}, view = 'tree' }: { whole?: Partial<Whole>; view?: View } = {}) {
  const load = vi.fn(async () => record);
  const rest: Whole = { record: null, loading: false, error: null, load, ...whole };
  return { load, screen: mount(<RecordView record={record} whole={rest} view={view} onView={() => {}} />) };
}

const section = (name: string) => page.getByRole('region', { name, exact: true });
const textOf = (name: string) => section(name).element().textContent;
const headerRows = () =>
  [...document.querySelectorAll('.hd tr')].map((row) => [...row.children].map((cell) => cell.textContent));

describe('one record', () => {
  it('shows headers in order, repeated ones marked, null apart from empty', async () => {
    const headers = [
      { key: 'attempt', value: textPayload('1') },
      { key: 'source', value: textPayload('checkout') },
      { key: 'attempt', value: textPayload('2') },
      { key: 'tenant', value: textPayload('', { serde: 'empty' }) },
      { key: 'shadow-of', value: null },
      { key: '', value: textPayload('00ff', { serde: 'hex', size: 2 }) },
      { key: '\uFFFD', keyBase64: '/w==', value: textPayload('x') },
    ];
    await show(recordEvent(0, { headers })).screen;
    expect(headerRows()).toEqual([
      ['attempt', '1', '1st of 2'],
      ['source', 'checkout', ''],
      ['attempt', '2', '2nd of 2'],
      ['tenant', 'empty', '0 B'],
      ['shadow-of', 'null', ''],
      ['empty key', '00ff', 'hex, 2 B'],
      ['/w==', 'x', ''],
    ]);
  });

  it('tells a null value from an empty one', async () => {
    await show(recordEvent(0, { value: null, key: textPayload('', { serde: 'empty' }) })).screen;
    expect(textOf('Value')).toContain('Value tombstonenull · deletes its key on a compacted topic');
    expect(textOf('Key')).toContain('Key Empty0 Bempty');
  });

  it('names the schema it was read with, and says how that was found out', async () => {
    const note = 'Avro, schema 7 `orders-value` v3';
    const schema = { serde: 'avro' as const, schemaId: 7, subject: 'orders-value', version: 3, note };
    await show(recordEvent(0, { value: textPayload('{"id":9007199254740993}', schema) })).screen;
    expect(textOf('Value')).toContain('Value Avro');
    expect(textOf('Value')).toContain('orders-value v3');
    expect(textOf('Value')).toContain('9007199254740993');
    expect(page.getByRole('tree').elements()).toHaveLength(1);
    expect(textOf('Formats')).toContain(note);
  });

  it('shows JSON that is cut as text, says so, and loads the rest when asked', async () => {
    const value = textPayload('{"a":[1,2', { serde: 'json', truncated: true, size: 2_400_000 });
    const { load, screen } = show(recordEvent(0, { value }));
    await screen;
    expect(textOf('Value')).toContain('Only the beginning is shown.');
    await section('Value').getByRole('button', { name: 'Load all 2.4 MB' }).click();
    expect(load).toHaveBeenCalledOnce();
    expect(page.getByRole('tree').elements()).toHaveLength(0);
  });

  it('shows the whole once it is there, as a tree with every digit', async () => {
    const cut = recordEvent(0, { value: textPayload('{"a":', { serde: 'json', truncated: true }) });
    const all = recordEvent(0, { value: textPayload('{"a":9007199254740995}', { serde: 'json' }) });
    await show(cut, { whole: { record: all } }).screen;
    expect(page.getByRole('treeitem').element().textContent).toContain('a: 9007199254740995');
  });

  it('shows the bytes as they are', async () => {
    const value = textPayload('00ff41', { serde: 'hex', size: 3, base64: 'AP9B' });
    const record = recordEvent(0, { value });
    await show(record, { whole: { record }, view: 'hex' }).screen;
    expect(textOf('Bytes of the value')).toContain('0000000000 ff 41..A');
  });

  it('names the time with its zone and who set it, or says that there is none', async () => {
    const { screen } = show(recordEvent(0, { timestampType: 'append' }));
    await screen;
    expect(textOf('Metadata')).toContain('2026-11-20 13:41:07.000 UTC set by the broker');
    await screen.then((view) => view.unmount());
    await show(recordEvent(0, { timestamp: '-1' })).screen;
    expect(textOf('Metadata')).toContain('Timestampnone');
  });

  it('says why the value is shown in this format', async () => {
    await show(recordEvent(0)).screen;
    expect(textOf('Formats')).toContain('Why JSON?JSON: parsed.');
  });
});
