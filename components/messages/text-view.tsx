'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import { shown } from '@/lib/json/words.ts';

/** Characters that are laid out at once; more costs seconds. */
const first = 200_000;

/** A text exactly as it is, wrapped. */
export function TextView({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  const part = all ? text : text.slice(0, first);
  return (
    <>
      <pre className="payload">{shown(part)}</pre>
      {part.length < text.length && (
        <p className="row t2">
          The first {formatInteger(first)} of {formatInteger(text.length)} characters.
          <Button size="sm" onClick={() => setAll(true)}>
            Show all
          </Button>
        </p>
      )}
    </>
  );
}
