const longest = 249;

/** What Kafka would say against a name for a new topic, in words; null when it takes it. */
export function topicNameProblem(name: string): string | null {
  if (name === '.' || name === '..') return `“${name}” is no name that Kafka takes.`;
  const strange = /[^a-zA-Z0-9._-]/.exec(name)?.[0];
  if (strange !== undefined) {
    const shown = strange.trim() === '' ? 'A space' : `“${strange}”`;
    return `${shown} is not allowed. Letters a to z, digits, “.”, “_” and “-” are.`;
  }
  if (name.length > longest) return `At most ${longest} characters, not ${name.length}.`;
  return null;
}
