'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { shown } from '@/lib/json/words.ts';
import type { Comparison } from './compare-payloads.ts';
import type { FieldChange } from './diff-fields.ts';
import { aroundChanges } from './diff-lines.ts';

/** One part of two records: what differs, and how much does not. */
export function DiffSection({ title, comparison }: { title: string; comparison: Comparison }) {
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="t3 size">{words(comparison)}</span>
      </h3>
      {comparison.kind === 'fields' && (
        <Shortened
          items={comparison.changes}
          draw={(change) => <Field key={change.path} change={change} />}
          noun="difference"
        />
      )}
      {comparison.kind === 'lines' && (
        <Shortened
          items={aroundChanges(comparison.lines)}
          noun="line"
          draw={(line, index) =>
            line.kind === 'skipped' ? (
              <p key={index} className="t3">
                {plural(line.count, 'equal line')}
              </p>
            ) : (
              <Line key={index} kind={line.kind} text={line.text} />
            )
          }
        />
      )}
    </section>
  );
}

function words(comparison: Comparison): string {
  if (comparison.kind === 'same') return 'the same';
  if (comparison.kind === 'layout') return 'the same fields; order or spaces differ';
  if (comparison.kind === 'lines') return 'differs';
  const { changes, fields } = comparison;
  return `${formatInteger(changes.length)} of ${plural(fields, 'field')} ${changes.length === 1 ? 'differs' : 'differ'}`;
}

function Field({ change: { path, before, after } }: { change: FieldChange }) {
  return (
    <div className="field-change">
      <p className="t2">{shown(path)}</p>
      {before === null ? <Absent kind="gone" /> : <Line kind="gone" text={before} />}
      {after === null ? <Absent kind="new" /> : <Line kind="new" text={after} />}
    </div>
  );
}

const signs = { gone: '−', new: '+', same: ' ' };
const spoken = { gone: 'first: ', new: 'second: ', same: '' };

function Line({ kind, text }: { kind: 'gone' | 'new' | 'same'; text: string }) {
  return (
    <p data-kind={kind}>
      <span aria-hidden="true">{signs[kind]}</span>
      <span className="vh">{spoken[kind]}</span>
      {shown(text)}
    </p>
  );
}

const Absent = ({ kind }: { kind: 'gone' | 'new' }) => (
  <p data-kind={kind}>
    <span aria-hidden="true">{signs[kind]}</span>
    <span className="vh">{spoken[kind]}</span>
    <i className="t3">missing</i>
  </p>
);

interface ShortenedProps<Item> {
  items: readonly Item[];
  draw: (item: Item, index: number) => React.ReactNode;
  noun: string;
}

const first = 200;

function Shortened<Item>({ items, draw, noun }: ShortenedProps<Item>) {
  const [all, setAll] = useState(false);
  const drawn = all ? items : items.slice(0, first);
  return (
    <div className="diff">
      {drawn.map(draw)}
      {drawn.length < items.length && (
        <Button size="sm" onClick={() => setAll(true)}>
          Show all {plural(items.length, noun)}
        </Button>
      )}
    </div>
  );
}
