import type { JsonNode } from '@/lib/json/parse-json.ts';
import type { JsonPath } from '@/lib/json/words.ts';

interface Line {
  /** Position among its siblings, from the root on: stays unique where a key comes twice. */
  id: string;
  depth: number;
}

export interface ValueLine extends Line {
  kind: 'value';
  /** Key or index; null at the root. */
  name: string | number | null;
  node: JsonNode;
  path: JsonPath;
  /** Null: nothing to unfold. */
  open: boolean | null;
}

/** Stands for children that are not shown yet. */
export interface MoreLine extends Line {
  kind: 'more';
  parent: string;
  hidden: number;
}

export type TreeLine = ValueLine | MoreLine;

/** What a person folded, unfolded or asked to see more of; everything else is as `unfolded` has it. */
export interface Folding {
  open: ReadonlyMap<string, boolean>;
  shown: ReadonlyMap<string, number>;
}

/** Children shown at first, and more at each press, so that an array of 100,000 stays light. */
export const slice = 200;

const comfortable = 60;

interface Child {
  name: string | number;
  node: JsonNode;
}

function childrenOf(node: JsonNode): Child[] {
  if (node.kind === 'object') return node.members.map(({ key, value }) => ({ name: key, node: value }));
  if (node.kind === 'array') return node.items.map((item, index) => ({ name: index, node: item }));
  return [];
}

/** Which containers are open at first: level by level, as long as all of it stays in one glance. */
export function unfolded(root: JsonNode): Set<string> {
  const open = new Set<string>();
  let lines = 1;
  for (let level = [{ id: '', node: root }]; level.length > 0; ) {
    const next: typeof level = [];
    for (const { id, node } of level) {
      const children = childrenOf(node);
      if (children.length === 0 || (id !== '' && lines + children.length > comfortable)) continue;
      open.add(id);
      lines += children.length;
      next.push(...children.slice(0, slice).map((child, index) => ({ id: `${id}/${index}`, node: child.node })));
    }
    level = next;
  }
  return open;
}

/** The lines of the tree as it is folded now. A container at the root shows its children alone. */
export function treeLines(root: JsonNode, initial: ReadonlySet<string>, folding: Folding): TreeLine[] {
  const lines: TreeLine[] = [];
  const isOpen = (id: string) => folding.open.get(id) ?? initial.has(id);

  const add = (node: JsonNode, id: string, path: JsonPath, depth: number) => {
    const children = childrenOf(node);
    const shown = folding.shown.get(id) ?? slice;
    for (const [index, child] of children.slice(0, shown).entries()) {
      const childId = `${id}/${index}`;
      const childPath = [...path, child.name];
      const open = isContainer(child.node) ? isOpen(childId) : null;
      lines.push({ kind: 'value', id: childId, depth, name: child.name, node: child.node, path: childPath, open });
      if (open) add(child.node, childId, childPath, depth + 1);
    }
    if (children.length > shown) {
      lines.push({ kind: 'more', id: `${id}/more`, parent: id, depth, hidden: children.length - shown });
    }
  };

  if (isContainer(root)) add(root, '', [], 0);
  else lines.push({ kind: 'value', id: '', depth: 0, name: null, node: root, path: [], open: null });
  return lines;
}

const isContainer = (node: JsonNode) => childrenOf(node).length > 0;

const previewed = 6;

/** A folded container in a few words: `{4}`, `[3] {sku, qty, price}, …`. */
export function summary(node: JsonNode, open: boolean): string {
  if (node.kind === 'array') {
    const [first] = node.items;
    const inside = open || first === undefined ? '' : ` ${glance(first)}${node.items.length > 1 ? ', …' : ''}`;
    return `[${node.items.length || ''}]${inside}`;
  }
  if (node.kind !== 'object' || node.members.length === 0) return '{}';
  return open ? `{${node.members.length}}` : `{${node.members.length}} ${keysOf(node.members)}`;
}

function glance(node: JsonNode): string {
  if (node.kind === 'object') return `{${keysOf(node.members)}}`;
  return node.kind === 'array' ? '[…]' : node.kind;
}

function keysOf(members: readonly { key: string }[]): string {
  const keys = members.slice(0, previewed).map((member) => member.key);
  return keys.join(', ') + (members.length > previewed ? ', …' : '');
}
