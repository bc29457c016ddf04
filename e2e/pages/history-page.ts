import type { Locator, Page } from '@playwright/test';
import { routes } from '../../lib/routes.ts';
import { Table } from './table.ts';

/** The history of changes, as a reader uses it. */
export class HistoryPage {
  readonly page: Page;
  readonly table: Table;

  constructor(page: Page) {
    this.page = page;
    this.table = new Table(page, 'Changes');
  }

  async open(cluster: string, search = ''): Promise<void> {
    await this.page.goto(routes.changes(cluster) + (search && `?search=${encodeURIComponent(search)}`));
  }

  /** Titles from top to bottom, without what they mean. */
  titles(): Promise<string[]> {
    return this.table.names();
  }

  async filter(by: 'Kind' | 'Who' | 'Result', value: string): Promise<void> {
    await this.page.getByRole('combobox', { name: by }).click();
    await this.page.getByRole('option', { name: value, exact: true }).click();
  }

  undo(title: string): Locator {
    return this.table.root.getByRole('button', { name: `Undo: ${title}` });
  }
}
