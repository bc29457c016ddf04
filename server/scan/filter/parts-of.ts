import type { ASTNode } from '@marcbachmann/cel-js';
import type { Parts } from '../../serde/json-parts.ts';

type Names = Map<string, Names | null>;

/** The fields of `root`, such as `value`, that the expression may look at; null: it looks at it as a whole. */
export function partsOf(ast: ASTNode, root: string): Parts | null {
  const parts: Names = new Map();
  return collect(ast, root, parts) ? parts : null;
}

/** False when the root itself is asked for. */
function collect(part: unknown, root: string, into: Names): boolean {
  if (Array.isArray(part)) return part.every((each) => collect(each, root, into));
  if (typeof part !== 'object' || part === null || !('op' in part)) return true;
  const node = part as ASTNode;
  const path = pathFrom(node, root);
  if (path === null) return collect(node.args, root, into);
  add(path, into);
  return path.length > 0;
}

/** The names that lead from the root to the node; null: it does not begin there. */
function pathFrom(node: ASTNode, root: string): string[] | null {
  if (node.op === 'id') return node.args === root ? [] : null;
  const name = fieldName(node);
  if (name === null) return null;
  const before = pathFrom((node.args as [ASTNode])[0], root);
  return before && [...before, name];
}

function fieldName(node: ASTNode): string | null {
  if (node.op === '.' || node.op === '.?') return node.args[1];
  if (node.op !== '[]' && node.op !== '[?]') return null;
  const index = node.args[1];
  return index.op === 'value' && typeof index.args === 'string' ? index.args : null;
}

function add([name, ...rest]: readonly string[], into: Names): void {
  if (name === undefined) return;
  const known = into.get(name);
  if (known === null) return;
  if (rest.length === 0) {
    into.set(name, null);
    return;
  }
  const inner: Names = known ?? new Map();
  into.set(name, inner);
  add(rest, inner);
}
