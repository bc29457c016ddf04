import { RE2JS } from 're2js';

const compiled = new Map<string, RE2JS>();
const mostKept = 100;

/** Whether the pattern, in RE2's syntax, matches somewhere in the text; in time linear to it. Throws what is wrong with it. */
export function linearMatch(text: string, pattern: string): boolean {
  return compilePattern(pattern).matcher(text).find();
}

/** Throws an Error that says what is wrong with the pattern. */
export function compilePattern(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  const made = RE2JS.compile(pattern);
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(pattern, made);
  return made;
}
