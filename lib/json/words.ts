/** Where a value stands in a document, from the outside in. */
export type JsonPath = readonly (string | number)[];

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** `value.lines[0].sku`, `value["odd key"]`: as a filter expression would name it. */
export function pathText(root: string, path: JsonPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return identifier.test(step) ? `${text}.${step}` : `${text}[${quoted(step)}]`;
  }, root);
}

// Characters that turn the text around them, so that a value could look like another one.
const reordering = /[\u202a-\u202e\u2066-\u2069]/g;

const code = (character: string) => character.charCodeAt(0).toString(16).padStart(4, '0');

/** A string in quotes on one line, with what can't be seen written as escapes. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(reordering, (character) => `\\u${code(character)}`);
}

/** A text for the screen, where characters that would reorder it stand as `⟨U+202E⟩`. Not for copying. */
export function shown(text: string): string {
  return text.replace(reordering, (character) => `⟨U+${code(character).toUpperCase()}⟩`);
}
