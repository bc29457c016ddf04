import type { Token, TokenKind } from './json-tokens.ts';

const lexeme =
  /r?(?:"(?:[^"\\\n]|\\[^\n])*"?|'(?:[^'\\\n]|\\[^\n])*'?)|\d[\w.]*|[A-Za-z_]\w*|&&|\|\||[=!<>]=|[<>!?:+*/%-]|\s+|./gsu;

/** Colours for a CEL expression that may still be wrong: joined, the tokens are the text. */
export function celTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [lexed] of text.matchAll(lexeme)) {
    const kind = kindOf(lexed);
    const last = tokens.at(-1);
    if (kind === last?.kind) last.text += lexed;
    else tokens.push({ kind, text: lexed });
  }
  return tokens;
}

function kindOf(lexed: string): TokenKind {
  if (/^r?["']/.test(lexed)) return 's';
  if (/^\d/.test(lexed)) return 'nn';
  if (lexed === 'null') return 'z';
  if (lexed === 'true' || lexed === 'false') return 'b';
  return /^[&|=!<>?:+*/%-]/.test(lexed) ? 'p' : 'plain';
}
