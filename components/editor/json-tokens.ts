/** What a stretch of text is; the names are those of the style sheet. */
export type TokenKind = 'k' | 's' | 'nn' | 'b' | 'z' | 'p' | 'plain';

export interface Token {
  kind: TokenKind;
  text: string;
}

const lexeme = /"(?:[^"\\\n]|\\[^\n])*"?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b|[{}[\],:]+|\s+|./gsu;
const beforeColon = /\s*:/y;

/** Colours for JSON that may still be wrong: joined, the tokens are the text. */
export function jsonTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: lexed, index } of text.matchAll(lexeme)) {
    const kind = kindOf(lexed, text, index + lexed.length);
    const last = tokens.at(-1);
    if (kind === 'plain' && last?.kind === 'plain') last.text += lexed;
    else tokens.push({ kind, text: lexed });
  }
  return tokens;
}

function kindOf(lexed: string, text: string, end: number): TokenKind {
  const first = lexed.charAt(0);
  if (first === '"') {
    beforeColon.lastIndex = end;
    return beforeColon.test(text) ? 'k' : 's';
  }
  if (lexed === 'null') return 'z';
  if (lexed === 'true' || lexed === 'false') return 'b';
  if (/^-?\d/.test(lexed)) return 'nn';
  return '{}[],:'.includes(first) ? 'p' : 'plain';
}

/** The same tokens, with a cut at `at` so that a mark can stand there. */
export function cutAt(tokens: readonly Token[], at: number): { before: Token[]; after: Token[] } {
  const before: Token[] = [];
  const after: Token[] = [];
  let start = 0;
  for (const token of tokens) {
    const end = start + token.text.length;
    if (end <= at) before.push(token);
    else if (start >= at) after.push(token);
    else {
      before.push({ ...token, text: token.text.slice(0, at - start) });
      after.push({ ...token, text: token.text.slice(at - start) });
    }
    start = end;
  }
  return { before, after };
}
