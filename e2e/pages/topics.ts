import type { Page } from '@playwright/test';
import { routes } from '../../lib/routes.ts';
import { Table } from './table.ts';

export class TopicsPage {
  readonly page: Page;
  readonly table: Table;

  constructor(page: Page) {
    this.page = page;
    this.table = new Table(page, 'Topics');
  }

  async open(cluster: string, search = ''): Promise<void> {
    await this.page.goto(routes.topics(cluster) + (search && `?search=${encodeURIComponent(search)}`));
  }

  search(text: string): Promise<void> {
    return this.page.getByRole('textbox', { name: 'Search topics by name' }).fill(text);
  }
}
