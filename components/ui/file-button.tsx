'use client';

import { useRef } from 'react';
import { Button } from './button.tsx';

interface FileButtonProps {
  label: string;
  /** What the browser's chooser offers first: `.csv,text/csv`. */
  accept: string;
  onFile: (file: File) => void;
}

/** A button that asks for a file of the reader's. The same file may be chosen again. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button size="sm" className="justify-self-start" onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
