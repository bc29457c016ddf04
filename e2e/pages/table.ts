import type { Locator, Page } from '@playwright/test';

/** A table of the console, as a reader uses it. */
export class Table {
  readonly root: Locator;

  constructor(page: Page, label: string) {
    this.root = page.getByRole('table', { name: label });
  }

  row(name: string): Locator {
    return this.root.getByRole('row').filter({ has: this.root.page().getByRole('link', { name, exact: true }) });
  }

  /** Text of the first cell of every row, from top to bottom. */
  names(): Promise<string[]> {
    return this.root.locator('tbody [data-row-link]').allInnerTexts();
  }

  async cell(name: string, column: string): Promise<string> {
    const headers = await this.root.getByRole('columnheader').allInnerTexts();
    return this.row(name)
      .getByRole('cell')
      .nth(headers.findIndex((header) => header.trim() === column))
      .innerText();
  }

  sortBy(column: string): Promise<void> {
    return this.root.getByRole('columnheader', { name: column }).getByRole('button').click();
  }
}
