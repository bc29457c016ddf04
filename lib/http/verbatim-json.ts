/** JSON in which the strings under these names stand as they are: they are JSON already, perhaps with more digits. */
export function verbatimJson(value: unknown, names: readonly string[]): string {
  if (Array.isArray(value)) return `[${value.map((item) => verbatimJson(item ?? null, names)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const texts = members.map(([name, member]) => {
    const json = typeof member === 'string' && names.includes(name) ? member : verbatimJson(member, names);
    return `${JSON.stringify(name)}:${json}`;
  });
  return `{${texts.join(',')}}`;
}
