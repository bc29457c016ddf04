'use client';

import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId, useMemo } from 'react';
import { celTokens } from './cel-tokens.ts';
import { cutAt, jsonTokens, type Token } from './json-tokens.ts';

interface CodeEditorProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  language: 'json' | 'cel' | 'text';
  /** What is wrong with the text; `at` marks the place, in characters from its start. */
  invalid?: { message: string; at?: number | undefined } | undefined;
  /** Below the text while nothing is wrong. */
  help?: ReactNode;
  placeholder?: string;
  /** Lines that are in sight at least. */
  rows?: number;
  autoFocus?: boolean;
  /** What else the text area does, such as completing names. */
  area?: Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'rows'>;
}

const tokensOf = {
  json: jsonTokens,
  cel: celTokens,
  text: (text: string): Token[] => [{ kind: 'plain', text }],
};

/** More than this is edited without colours: every key stroke would lay them all out again. */
const mostColoured = 50_000;

/** A text area whose text stands over its own coloured copy. Grows with its text; Tab leaves it. */
export function CodeEditor({
  label,
  value,
  onChange,
  language,
  invalid,
  help,
  placeholder,
  rows = 3,
  autoFocus,
  area,
}: CodeEditorProps) {
  const noteId = useId();
  const note = invalid?.message ?? help;
  const coloured = value.length <= mostColoured;
  const tokens = useMemo<Token[]>(() => tokensOf[coloured ? language : 'text'](value), [coloured, language, value]);
  return (
    <div className="field">
      <div className={clsx('code', !coloured && 'bare')} data-invalid={invalid ? true : undefined}>
        {coloured && (
          <div className="copy" aria-hidden="true">
            <Coloured tokens={tokens} at={invalid?.at} />
            {/* A last empty line has no height of its own. This is no pre, since HTML drops the line break that one begins with. */}
            {'\n'}
          </div>
        )}
        <textarea
          aria-label={label}
          aria-invalid={invalid ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          value={value}
          rows={rows}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          // biome-ignore lint/a11y/noAutofocus: the caller opened a form to write here.
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value)}
          {...area}
        />
      </div>
      {note && (
        <span className={invalid ? 'error' : 'help'} id={noteId}>
          {note}
        </span>
      )}
    </div>
  );
}

function Coloured({ tokens, at }: { tokens: readonly Token[]; at: number | undefined }) {
  if (at === undefined) return tokens.map(coloured);
  const { before, after } = cutAt(tokens, at);
  const [bad, ...rest] = after;
  const wrong = bad ? String.fromCodePoint(bad.text.codePointAt(0) ?? 0) : ' ';
  return (
    <>
      {before.map(coloured)}
      <mark>{wrong}</mark>
      {bad && coloured({ ...bad, text: bad.text.slice(wrong.length) }, 0)}
      {rest.map(coloured)}
    </>
  );
}

function coloured({ kind, text }: Token, index: number): ReactNode {
  return kind === 'plain' ? (
    text
  ) : (
    <span key={index} className={kind}>
      {text}
    </span>
  );
}
