import type { ASTNode } from '@marcbachmann/cel-js';

/**
 * Texts of which a record has at least one in its bytes whenever the expression is true; null: nothing can be said.
 * JSON may write any character as `\u` and four digits, so a record that has `\u` has to be looked at as well.
 */
export function requiredLiterals(node: ASTNode): string[] | null {
  switch (node.op) {
    case '&&':
      return better(requiredLiterals(node.args[0]), requiredLiterals(node.args[1]));
    case '||': {
      const [left, right] = node.args.map(requiredLiterals);
      return left && right ? [...new Set([...left, ...right])] : null;
    }
    case '==':
      return equalTo(node.args[0], node.args[1]) ?? equalTo(node.args[1], node.args[0]);
    case 'in':
      return isPath(node.args[1]) ? textOf(node.args[0]) : among(node.args[0], node.args[1]);
    case 'rcall':
      return called(...node.args);
    case 'call':
      return node.args[0] === 'has' ? named(node.args[1][0]) : null;
    default:
      return null;
  }
}

const searches = new Set(['contains', 'startsWith', 'endsWith']);

function called(name: string, receiver: ASTNode, args: readonly ASTNode[]): string[] | null {
  return searches.has(name) && isPath(receiver) ? textOf(args[0]) : null;
}

function equalTo(path: ASTNode, text: ASTNode): string[] | null {
  return isPath(path) ? textOf(text) : null;
}

function among(path: ASTNode, list: ASTNode): string[] | null {
  if (!isPath(path) || list.op !== 'list' || list.args.length === 0) return null;
  const texts = list.args.map(textOf);
  return texts.every((text) => text !== null) ? [...new Set(texts.flat())] : null;
}

/** A field that has to be there. */
function named(node: ASTNode | undefined): string[] | null {
  return node?.op === '.' && isPath(node) ? usable(node.args[1]) : null;
}

const roots = new Set(['key', 'value', 'keyText', 'valueText', 'headers']);

/** A field of a record, of which the bytes hold what it holds. */
function isPath(node: ASTNode): boolean {
  if (node.op === '.') return isPath(node.args[0]);
  if (node.op === '[]') return isPath(node.args[0]) && node.args[1].op === 'value';
  return node.op === 'id' && roots.has(node.args);
}

function textOf(node: ASTNode | undefined): string[] | null {
  return node?.op === 'value' && typeof node.args === 'string' ? usable(node.args) : null;
}

/** Its longest stretch of characters that JSON writes as they are or with `\u`, and that UTF-8 has one form of. */
function usable(text: string): string[] | null {
  const stretches = text.toWellFormed().split(/[\p{Cc}"\\/\ufffd]/u);
  const longest = stretches.reduce((best, stretch) => (stretch.length > best.length ? stretch : best), '');
  return longest.length < 2 ? null : [longest];
}

/** Of two demands that both hold, the one that fewer records meet by chance: its shortest text is longer. */
function better(left: string[] | null, right: string[] | null): string[] | null {
  if (!left || !right) return left ?? right;
  return shortest(left) >= shortest(right) ? left : right;
}

function shortest(texts: readonly string[]): number {
  return Math.min(...texts.map((text) => text.length));
}
