import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '@/app/globals.css';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { WithPreferences } from '../ui/testing/with-preferences.tsx';
import { type ConfigKind, configGroups } from './config-groups.ts';
import { ConfigRows } from './config-rows.tsx';

const entry = (name: string, value: string | null, change: Partial<ConfigEntry> = {}): ConfigEntry => ({
  name,
  value,
  source: 'default',
  default: value,
  defaultSource: 'default',
  type: 'string',
  documentation: null,
  readOnly: false,
  sensitive: false,
  ...change,
});

const entries = [
  entry('segment.ms', '604800000'),
  entry('retention.ms', '1209600000', {
    source: 'topic',
    default: '604800000',
    documentation: 'How long to keep <b>records</b>.',
  }),
  entry('some.secret', null, { sensitive: true, source: 'topic', default: null }),
  entry('local.retention.ms', '-2'),
  entry('a.new.setting', 'x'),
];

const kind: ConfigKind = {
  isSet: ({ source }) => source === 'topic',
  setTitle: 'Set on this topic',
  subjects: [
    { title: 'Files on disk', fits: /^segment/ },
    { title: 'Tiered storage', fits: /^local/ },
  ],
};

describe('settings', () => {
  it('stand under what they are about, what was set here first', () => {
    const groups = configGroups(entries, kind, '', false).map(({ title, entries: own }) => [
      title,
      own.map(({ name }) => name),
    ]);
    expect(groups).toEqual([
      ['Set on this topic', ['retention.ms', 'some.secret']],
      ['Files on disk', ['segment.ms']],
      ['Tiered storage', ['local.retention.ms']],
      ['Other', ['a.new.setting']],
    ]);
  });

  it('are found by name and by value', () => {
    const found = (search: string, onlySet = false) =>
      configGroups(entries, kind, search, onlySet).flatMap(({ entries: own }) => own.map(({ name }) => name));
    expect(found('SEGMENT')).toEqual(['segment.ms']);
    expect(found('1209600000')).toEqual(['retention.ms']);
    expect(found('retention', true)).toEqual(['retention.ms']);
  });
});

describe('the table of settings', () => {
  beforeEach(async () => {
    await page.viewport(1280, 800);
    await render(
      <WithPreferences>
        <main>
          <ConfigRows
            label="Configuration of orders"
            groups={configGroups(entries, kind, '', false)}
            isSet={kind.isSet}
          />
        </main>
      </WithPreferences>,
    );
  });

  it('says what a number means, and what would hold without it', async () => {
    const row = page.getByRole('row', { name: /^retention\.ms/ });
    await expect.poll(() => row.element().textContent).toMatch(/1209600000 14 d\s*this topic\s*604800000 7 d/);
  });

  it('opens the documentation as text, whatever is written in it', async () => {
    await page.getByRole('button', { name: 'retention.ms', exact: true }).click();
    await expect.element(page.getByText('How long to keep <b>records</b>.')).toBeVisible();
    await page.getByRole('button', { name: 'retention.ms', exact: true }).click();
    await expect.element(page.getByText('How long to keep <b>records</b>.')).not.toBeInTheDocument();
  });

  it('shows a secret as stars and says that Kafka does not tell it', async () => {
    const value = page
      .getByRole('row', { name: /^some\.secret/ })
      .getByRole('button')
      .first();
    await expect.element(value).toHaveTextContent('***: Kafka does not tell the value of a sensitive setting.');
  });
});
