const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
};

/** Kafka documents its settings in HTML. What a reader needs of it: words, paragraphs and lists. */
export function plainText(html: string): string {
  return html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part) => (part.startsWith('<pre>') ? `\n${part}\n` : part.replaceAll(/\s+/g, ' ')))
    .join('')
    .replaceAll(/<li>/g, '\n• ')
    .replaceAll(/<br\s*\/?>|<\/?(p|ul|ol)>/g, '\n')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(#\d+|#x[\da-f]+|[a-z]+);/gi, decode)
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{2,}/g, '\n\n')
    .trim();
}

function decode(entity: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? entity;
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
