'use client';

import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import { IconButton } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import type { JsonNode } from '@/lib/json/parse-json.ts';
import { pathText, quoted } from '@/lib/json/words.ts';
import { literalOf } from './filter-by.ts';
import { type MoreLine, slice, summary, type TreeLine, treeLines, unfolded, type ValueLine } from './json-rows.ts';

/** What can be done with a value of the tree besides copying it; `path` as filters and columns name it. */
export interface TreeActions {
  onColumn: (path: string) => void;
  /** `literal` as an expression has it. */
  onFilter: (path: string, literal: string) => void;
}

interface JsonTreeProps {
  text: string;
  root: JsonNode;
  label: string;
  /** What paths begin with when they are copied: `value` or `key`. */
  rootName: string;
  actions?: TreeActions | undefined;
}

/** A JSON document that folds. Everything stands as it was sent; only strings are unescaped as far as they can be printed. */
export function JsonTree({ text, root, label, rootName, actions }: JsonTreeProps) {
  const initial = useMemo(() => unfolded(root), [root]);
  const [open, setOpen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const [focus, setFocus] = useState<string | null>(null);
  const [hot, setHot] = useState<string | null>(null);
  const lines = useMemo(() => treeLines(root, initial, { open, shown }), [root, initial, open, shown]);

  const fold = (line: TreeLine, on: boolean) => {
    if (line.kind === 'value' && line.open !== null) setOpen(new Map(open).set(line.id, on));
  };
  const press = (line: TreeLine) => {
    if (line.kind === 'more') setShown(new Map(shown).set(line.parent, (shown.get(line.parent) ?? slice) + slice));
    else fold(line, !line.open);
  };
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const at = lines.findIndex((line) => line.id === focus);
    const line = lines[at];
    if (!line || event.target !== event.currentTarget.children[at]) return;
    const to = step(event.key, lines, at);
    if (to !== null) {
      (event.currentTarget.children[to] as HTMLElement | undefined)?.focus();
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      fold(line, event.key === 'ArrowRight');
    } else if (event.key === 'Enter' || event.key === ' ') {
      press(line);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="json" role="tree" aria-label={label} onKeyDown={walk} onPointerLeave={() => setHot(null)}>
      {lines.map((line, index) => (
        <div
          key={line.id}
          role="treeitem"
          aria-level={line.depth + 1}
          aria-expanded={line.kind === 'value' ? (line.open ?? undefined) : undefined}
          tabIndex={line.id === focus || (focus === null && index === 0) ? 0 : -1}
          style={{ paddingLeft: 28 + line.depth * 14 }}
          onFocus={() => setFocus(line.id)}
          onPointerEnter={() => setHot(line.id)}
          onClick={() => press(line)}
          onKeyDown={undefined}
        >
          {line.kind === 'more' ? <More line={line} /> : <Value line={line} text={text} />}
          {line.kind === 'value' && (line.id === hot || line.id === focus) && (
            // biome-ignore lint/a11y/noStaticElementInteractions: only keeps a press on the buttons from folding the line.
            <span className="on-hover" onClick={(event) => event.stopPropagation()} onKeyDown={undefined}>
              {actions && line.path.length > 0 && (
                <LineActions path={pathText(rootName, line.path)} node={line.node} text={text} actions={actions} />
              )}
              {line.path.length > 0 && <CopyButton wide label="Path" text={pathText(rootName, line.path)} />}
              <CopyButton wide label="Value" text={copied(line.node, text)} />
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

interface LineActionsProps {
  path: string;
  node: JsonNode;
  text: string;
  actions: TreeActions;
}

function LineActions({ path, node, text, actions }: LineActionsProps) {
  const literal = literalOf(node, text);
  return (
    <>
      <IconButton
        label="Add as column"
        icon="columns"
        variant="ghost"
        size="sm"
        onClick={() => actions.onColumn(path)}
      />
      {literal !== null && (
        <IconButton
          label="Filter by this value"
          icon="filter"
          variant="ghost"
          size="sm"
          onClick={() => actions.onFilter(path, literal)}
        />
      )}
    </>
  );
}

/** Which line a key leads to; null when it doesn't lead to another one. */
function step(key: string, lines: readonly TreeLine[], at: number): number | null {
  const line = lines[at];
  const isOpen = line?.kind === 'value' && line.open === true;
  if (key === 'ArrowDown') return Math.min(at + 1, lines.length - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return lines.length - 1;
  if (key === 'ArrowRight' && isOpen) return at + 1;
  if (key === 'ArrowLeft' && !isOpen && line && line.depth > 0) {
    return lines.findLastIndex((other, index) => index < at && other.depth < line.depth);
  }
  return null;
}

/** A string without its quotes, anything else as it was sent. */
function copied(node: JsonNode, text: string): string {
  return node.kind === 'string' ? node.value : text.slice(node.start, node.end);
}

const More = ({ line }: { line: MoreLine }) => (
  <span className="p">
    Show {formatInteger(Math.min(slice, line.hidden))} more of {formatInteger(line.hidden)}
  </span>
);

const Value = memo(function Value({ line: { name, node, open }, text }: { line: ValueLine; text: string }) {
  return (
    <>
      {open !== null && (
        <span className="fold">
          <Icon name={open ? 'down' : 'right'} small />
        </span>
      )}
      {name !== null && (
        <>
          <span className="k">{typeof name === 'number' ? name : plainKey(name)}</span>
          <span className="p">: </span>
        </>
      )}
      <Leaf node={node} text={text} open={open === true} />
    </>
  );
});

/** Letters of a string that one line shows; the whole is under Text and can be copied. */
const longest = 2_000;

function Leaf({ node, text, open }: { node: JsonNode; text: string; open: boolean }) {
  switch (node.kind) {
    case 'string': {
      const rest = node.value.length - longest;
      return (
        <>
          <span className="s">{quoted(rest > 0 ? node.value.slice(0, longest) : node.value)}</span>
          {rest > 0 && <span className="p"> … {formatInteger(rest)} more characters, see Text</span>}
        </>
      );
    }
    case 'number':
      return <span className="nn">{text.slice(node.start, node.end)}</span>;
    case 'boolean':
      return <span className="b">{text.slice(node.start, node.end)}</span>;
    case 'null':
      return <span className="z">null</span>;
    default:
      return <span className="p">{summary(node, open)}</span>;
  }
}

/** A key without quotes where that can't be misread. */
const plainKey = (key: string) => (/^[\p{L}\p{N}_.$@-]+$/u.test(key) ? key : quoted(key));
