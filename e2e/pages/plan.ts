import { expect, type Locator, type Page } from '@playwright/test';
import { routes } from '../../lib/routes.ts';

/** The dialog that every change goes through, with the form before it and the word that it was done after it. */
export class Plan {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The form or the plan of this title. */
  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true });
  }

  /** Presses until `shown` is there: a page that has only been drawn does not answer yet. */
  async press(button: Locator, shown: Locator): Promise<void> {
    await expect(async () => {
      if (!(await shown.isVisible())) await button.click();
      await expect(shown).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  /** Chooses from the ⋯ menu of `name`. */
  async choose(name: string, action: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: action });
    await this.press(this.page.getByRole('button', { name: `Actions on ${name}`, exact: true }), item);
    await item.click();
  }

  /** Asks for the plan of what is in the form. */
  async review(): Promise<void> {
    await this.page.getByRole('button', { name: 'Review…' }).click();
  }

  /** The line of the plan about `what`, its cells as text: name, now, arrow, after, and what it costs. */
  async effect(title: string, what: string): Promise<string[]> {
    const row = this.dialog(title).getByRole('row').filter({ hasText: what });
    await row.waitFor();
    return (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
  }

  /** Presses the button of the plan and waits until it says that all is done. */
  async apply(title: string, verb: string): Promise<void> {
    await this.dialog(title).getByRole('button', { name: verb, exact: true }).click();
    await expect(this.page.getByText(`Done: ${title}`)).toBeVisible();
    await expect(this.dialog(title)).toBeHidden();
  }

  /** Goes to the history and asks there for the way back from the change of this title. */
  async undoFromHistory(cluster: string, title: string): Promise<void> {
    await this.page.goto(`${routes.changes(cluster)}?search=${encodeURIComponent(title)}`);
    const plan = this.page.getByRole('button', { name: 'Cancel' });
    await this.press(this.page.getByRole('button', { name: `Undo: ${title}` }).first(), plan);
  }
}
