import { expect, type Locator, type Page } from '@playwright/test';

/** The message browser of one topic, as a person sees it. */
export class MessagesPage {
  readonly page: Page;
  /** The record beside the list. */
  readonly panel: Locator;
  /** The line that says what the scan did. */
  readonly scan: Locator;
  readonly #address: string;

  constructor(page: Page, cluster: string, topic: string) {
    this.page = page;
    this.#address = `/clusters/${cluster}/topics/${topic}/messages`;
    this.panel = page.getByRole('complementary', { name: /^Record of / });
    this.scan = page.locator('.scan');
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`${this.#address}${search}`);
  }

  permalink(partition: number, offset: number): string {
    return `${this.#address}/${partition}/${offset}`;
  }

  /** The texts of the rows that are drawn, without their boxes: time, partition, offset, key, value. */
  rows = (): Promise<string[][]> =>
    this.page
      .locator('.records tr[data-index]')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td:not(.pick)')].map((cell) => cell.textContent?.trim() ?? '')),
      );

  /** Waits until the list shows exactly these offsets, in this order. */
  async expectOffsets(offsets: readonly number[]): Promise<void> {
    await expect.poll(async () => (await this.rows()).map((row) => row[2])).toEqual(offsets.map(String));
  }

  row(offset: number): Locator {
    return this.page.locator('.records tr[data-index]', {
      has: this.page.locator(`td:nth-child(4):text-is("${offset}")`),
    });
  }

  async start(choice: 'Newest' | 'Oldest' | 'From offset' | 'From time'): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Start' }).click();
    await this.page.getByRole('option', { name: choice }).click();
  }

  /** A part of the open record, such as `Value`. */
  section(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true });
  }

  /** The lines of the value's tree, without the buttons of the line that the pointer is on. */
  async tree(): Promise<string[]> {
    const lines = this.section('Value').getByRole('treeitem');
    await expect(lines.first()).toBeVisible();
    return (await lines.allTextContents()).map((line) => line.replace(/(Path)?Value$/, ''));
  }

  async headers(): Promise<string[][]> {
    const rows = this.section('Headers').getByRole('row');
    await expect(rows.first()).toBeVisible();
    return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  }

  /** The bytes that the hex view shows, in order. */
  async hex(): Promise<string> {
    const lines = this.section('Value').locator('.hex .line span:nth-child(2)');
    return (await lines.allTextContents()).join(' ');
  }
}
