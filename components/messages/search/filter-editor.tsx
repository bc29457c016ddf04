'use client';

import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { CodeEditor } from '@/components/editor/code-editor.tsx';
import { complete, type Suggestion } from './complete.ts';
import type { SeenField } from './fields.ts';
import type { FilterCheck } from './use-filter-check.ts';

interface FilterEditorProps {
  value: string;
  onChange: (value: string) => void;
  /** Enter: the expression is what runs. */
  onCommit: () => void;
  fields: readonly SeenField[];
  check: FilterCheck | null;
}

/** The expression itself, with names that complete and its errors in place. */
export function FilterEditor({ value, onChange, onCommit, fields, check }: FilterEditorProps) {
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  // Null: closed, until the next key.
  const [caret, setCaret] = useState<number | null>(null);
  const [marked, setMarked] = useState(0);
  const { start, end, suggestions } = useMemo(
    () => complete(value, caret ?? 0, caret === null ? [] : fields),
    [value, caret, fields],
  );
  const open = caret !== null && suggestions.length > 0;
  const current = Math.min(marked, suggestions.length - 1);

  const accept = (suggestion: Suggestion) => {
    const next = start + suggestion.text.length;
    onChange(value.slice(0, start) + suggestion.text + value.slice(end));
    setCaret(null);
    requestAnimationFrame(() => area.current?.setSelectionRange(next, next));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const suggestion = open ? suggestions[current] : undefined;
    if (suggestion && (event.key === 'Tab' || event.key === 'Enter')) accept(suggestion);
    else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : suggestions.length - 1;
      setMarked((current + step) % suggestions.length);
    } else if (open && event.key === 'Escape') {
      setCaret(null);
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) onCommit();
    else return;
    event.preventDefault();
  };

  return (
    <div className="cel">
      <CodeEditor
        label="Filter expression, CEL"
        language="cel"
        rows={1}
        value={value}
        placeholder={'value.status == "FAILED" && value.total > 100'}
        onChange={(next) => {
          onChange(next);
          setMarked(0);
          setCaret(area.current?.selectionStart ?? next.length);
        }}
        invalid={check?.problem ?? undefined}
        help={check?.answer ? <Answer answer={check.answer} /> : undefined}
        area={{
          ref: area,
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': open,
          'aria-controls': listId,
          ...(open && { 'aria-activedescendant': `${listId}-${current}` }),
          onKeyDown,
          onBlur: () => setCaret(null),
        }}
      />
      <div id={listId} className="menu completion" role="listbox" aria-label="Names" hidden={!open}>
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.text}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            className="item mono"
            aria-selected={index === current}
            // The press must not take the focus from the text.
            onMouseDown={(event) => {
              event.preventDefault();
              accept(suggestion);
            }}
          >
            {suggestion.text}
            <span className="end t3">{suggestion.note}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Answer({ answer: { holds, why } }: { answer: NonNullable<FilterCheck['answer']> }) {
  if (holds) return 'True of the open record.';
  return why === null ? 'Not true of the open record.' : `Can’t be told of the open record. ${why}`;
}
