'use client';

import { useState } from 'react';
import { AreaField } from '../ui/area-field.tsx';
import { FileButton } from '../ui/file-button.tsx';

interface CsvFieldProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

const mostBytes = 1_000_000;

/** Offsets line by line: pasted, dropped or from a file. */
export function CsvField({ value, onChange, error }: CsvFieldProps) {
  const [unread, setUnread] = useState<string>();
  const take = async (file: File) => {
    if (file.size > mostBytes) return setUnread(`${file.name} is larger than 1 MB.`);
    setUnread(undefined);
    onChange(await file.text());
  };
  return (
    <>
      <AreaField
        label="Offsets"
        placeholder={'orders,0,1200\norders,1,1187'}
        value={value}
        onChange={(event) => {
          setUnread(undefined);
          onChange(event.target.value);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (!file) return;
          event.preventDefault();
          void take(file);
        }}
        error={unread ?? error}
        help="A line a partition: topic,partition,offset, as kafka-consumer-groups --export writes them."
      />
      <FileButton label="Open a file…" accept=".csv,.txt,text/csv,text/plain" onFile={(file) => void take(file)} />
    </>
  );
}
