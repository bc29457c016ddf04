'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { FileButton } from '@/components/ui/file-button.tsx';
import { Note } from '@/components/ui/note.tsx';
import { useReadOnly } from '@/components/ui/read-only.tsx';
import { Switch } from '@/components/ui/switch.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { plural } from '@/lib/format/number.ts';
import type { Kept } from './batches.ts';
import { type Import, useImport } from './use-import.ts';

interface FileFormProps {
  cluster: string;
  topic: string;
  onWritten: () => void;
}

/** A file of records, such as an export, written batch by batch. */
export function FileForm({ cluster, topic, onWritten }: FileFormProps) {
  const readOnly = useReadOnly();
  const [file, setFile] = useState<File | null>(null);
  const [kept, setKept] = useState<Kept>({ partitions: true, timestamps: true });
  const { state, start, goOn, stop, reset } = useImport({ cluster, topic }, onWritten);
  const busy = state.step === 'busy';
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <section className="from-file">
        <p className="t2">
          One record a line, as an export writes it: <code>{'{"key":{"text":"k"},"value":{"json":{"n":1}}}'}</code>
        </p>
        <FileButton
          label={file ? 'Choose another file…' : 'Choose a file…'}
          accept=".jsonl,.ndjson,.json,application/x-ndjson"
          onFile={(chosen) => {
            reset();
            setFile(chosen);
          }}
        />
        {file && (
          <p>
            <b className="strong">{file.name}</b> <span className="t3">{formatBytes(file.size)}</span>
          </p>
        )}
        <Switch checked={kept.partitions} onChange={(partitions) => setKept({ ...kept, partitions })}>
          Into the partitions that the lines name
        </Switch>
        <Switch checked={kept.timestamps} onChange={(timestamps) => setKept({ ...kept, timestamps })}>
          With the times that the lines have
        </Switch>
      </section>
      <footer>
        {readOnly !== null && <Note state="info" title={readOnly} />}
        <Outcome state={state} />
        <div className="row">
          {busy && (
            <Button icon="stop" onClick={stop}>
              Stop
            </Button>
          )}
          {file && (state.step === 'stopped' || state.step === 'failed') && (
            <Button onClick={() => goOn(file, kept)}>Go on from line {state.nextLine}</Button>
          )}
          <Button
            className="ml-auto"
            variant="primary"
            busy={busy}
            disabledReason={readOnly ?? (file ? undefined : 'Choose a file first.')}
            onClick={() => file && start(file, kept)}
          >
            Produce the file
          </Button>
        </div>
      </footer>
    </form>
  );
}

function Outcome({ state: { step, written, problem } }: { state: Import }) {
  const count = plural(written, 'record');
  return (
    <div role="status">
      {step === 'busy' && <p className="t2">{count} written …</p>}
      {step === 'done' && <Note state="ok" title={`${count} written.`} />}
      {step === 'stopped' && <Note state="info" title={`Stopped after ${count}.`} />}
      {step === 'failed' && (
        <Note state="critical" title={`Stopped after ${count}.`}>
          {problem}
        </Note>
      )}
    </div>
  );
}
