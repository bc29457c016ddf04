import type { Locator, Page } from '@playwright/test';

type Form = 'Text' | 'JSON' | 'Schema' | 'Hex' | 'Base64' | 'Null';

/** The form that writes records, over a topic's page. */
export class ProduceForm {
  readonly root: Locator;
  readonly key: Locator;
  readonly value: Locator;
  /** What became of what was sent. */
  readonly answer: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /^Produce to / });
    this.key = this.root.getByRole('textbox', { name: 'Key', exact: true });
    this.value = this.root.getByRole('textbox', { name: 'Value', exact: true });
    this.answer = this.root.getByRole('region', { name: 'Answer' });
  }

  async as(field: 'Key' | 'Value', form: Form): Promise<void> {
    const forms = this.root.getByRole('group', { name: `${field} as` });
    await forms.getByRole('button', { name: form, exact: true }).click();
  }

  async addHeader(key: string, value: string, form?: Form): Promise<void> {
    await this.root.getByRole('button', { name: 'Add header' }).click();
    const number = await this.root.getByRole('textbox', { name: /^Key of header / }).count();
    await this.root.getByLabel(`Key of header ${number}`).fill(key);
    if (form) await this.choose(`Form of header ${number}`, form);
    if (form !== 'Null') await this.root.getByLabel(`Value of header ${number}`).fill(value);
  }

  /** Of the schema that the key or the value is written by. */
  subject(field: 'Key' | 'Value'): Locator {
    return this.root.getByRole('combobox', { name: `Subject of the ${field.toLowerCase()}’s schema` });
  }

  field(label: string | RegExp): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  async choose(label: string, option: string): Promise<void> {
    await this.root.getByRole('combobox', { name: label }).click();
    await this.root.page().getByRole('option', { name: option, exact: true }).click();
  }

  async send(): Promise<void> {
    await this.root.getByRole('button', { name: /^Produce/ }).click();
  }

  /** What is said to be wrong with a field. */
  complaint(field: Locator): Locator {
    return field.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " field ")][1]').locator('.error');
  }
}
