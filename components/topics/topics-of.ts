/** How a request names its topics: one, or many in one plan. */
export function topicsOf(names: readonly string[]): { topic: string } | { topics: string[] } {
  const [first] = names;
  return names.length === 1 && first !== undefined ? { topic: first } : { topics: [...names] };
}

/** `orders`, `5 topics`. */
export function topicsWord(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.length} topics`;
}
