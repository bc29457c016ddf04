'use client';

import { useMemo } from 'react';
import { Tag } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Note } from '@/components/ui/note.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import type { Payload } from '@/lib/contracts/messages.ts';
import { formatBytes } from '@/lib/format/bytes.ts';
import { type JsonResult, parseJson } from '@/lib/json/parse-json.ts';
import { bytesOf } from './hex.ts';
import { HexView } from './hex-view.tsx';
import { JsonTree, type TreeActions } from './json-tree.tsx';
import { isInJson, serdeWord } from './serde-word.ts';
import { TextView } from './text-view.tsx';
import type { Whole } from './use-whole.ts';

export type PayloadView = 'tree' | 'text' | 'hex';

interface PayloadSectionProps {
  /** `value` or `key`. */
  name: 'value' | 'key';
  /** As the list has it, perhaps cut. */
  payload: Payload | null;
  whole: Whole;
  view: PayloadView;
  onView: (view: PayloadView) => void;
  actions?: TreeActions | undefined;
}

/** Key or value of a record: as a tree, as text, or as its bytes. */
export function PayloadSection({ name, payload: listed, whole, view, onView, actions }: PayloadSectionProps) {
  const payload = whole.record ? whole.record[name] : listed;
  const json = useMemo(
    () => (payload && isInJson(payload) && !payload.truncated ? parseJson(payload.text) : null),
    [payload],
  );
  const title = name === 'value' ? 'Value' : 'Key';

  if (payload === null) {
    return (
      <section aria-label={title}>
        <h3>
          {title} {name === 'value' && <Tag>tombstone</Tag>}
        </h3>
        <p className="t2">
          <i className="null">null</i>
          {name === 'value' && ' · deletes its key on a compacted topic'}
        </p>
      </section>
    );
  }
  const shown = view === 'tree' && !json?.ok ? 'text' : view;
  const views: { value: PayloadView; label: string }[] = [
    { value: 'text', label: 'Text' },
    { value: 'hex', label: 'Hex' },
  ];
  if (json?.ok) views.unshift({ value: 'tree', label: 'Tree' });
  const copy = async () => (payload.truncated ? ((await whole.load())[name]?.text ?? '') : payload.text);

  return (
    <section aria-label={title}>
      <h3>
        {title} <Tag>{serdeWord[payload.serde]}</Tag>
        {payload.subject && (
          <span className="t2 size">
            {payload.subject} v{payload.version}
          </span>
        )}
        <span className="t3 size">{formatBytes(payload.size)}</span>
        <span className="end row">
          {payload.size > 0 && <CopyButton label={`Copy ${name}`} text={copy} />}
          {payload.size > 0 && <Segmented label={`${title} as`} value={shown} options={views} onChange={onView} />}
        </span>
      </h3>
      {payload.size === 0 ? (
        <p className="t3">empty</p>
      ) : (
        <>
          {payload.truncated && shown !== 'hex' && <Cut payload={payload} whole={whole} />}
          {json && !json.ok && shown === 'text' && <NoTree json={json} />}
          {shown === 'hex' && <Hex name={name} payload={payload} whole={whole} />}
          {shown === 'tree' && json?.ok && (
            <JsonTree
              key={payload.text}
              text={payload.text}
              root={json.root}
              label={title}
              rootName={name}
              actions={actions}
            />
          )}
          {shown === 'text' && <TextView key={payload.text} text={payload.text} />}
        </>
      )}
    </section>
  );
}

/** Says that the text stops early, and gets the rest. */
function Cut({ payload, whole }: { payload: Payload; whole: Whole }) {
  if (whole.error) return <LoadFailed whole={whole} />;
  const size = formatBytes(payload.size);
  return (
    <Note
      state="info"
      title="Only the beginning is shown."
      actions={
        <Button size="sm" busy={whole.loading} onClick={() => void whole.load().catch(() => {})}>
          Load all {size}
        </Button>
      }
    />
  );
}

function NoTree({ json }: { json: Extract<JsonResult, { ok: false }> }) {
  return (
    <p className="t2 hint">
      {json.reason === 'syntax'
        ? `Not JSON after character ${json.at}: ${json.message}.`
        : `Shown as text: ${json.message}.`}
    </p>
  );
}

function Hex({ name, payload, whole }: { name: 'value' | 'key'; payload: Payload; whole: Whole }) {
  const base64 = payload.base64;
  const bytes = useMemo(() => (base64 === undefined ? null : bytesOf(base64)), [base64]);
  if (bytes) return <HexView bytes={bytes} label={`Bytes of the ${name}`} />;
  return whole.error ? <LoadFailed whole={whole} /> : <p className="t3">Loading {formatBytes(payload.size)} …</p>;
}

function LoadFailed({ whole }: { whole: Whole }) {
  return (
    <Note
      state="critical"
      title="The whole record could not be read."
      actions={
        <Button size="sm" onClick={() => void whole.load().catch(() => {})}>
          Try again
        </Button>
      }
    >
      {whole.error?.message}
    </Note>
  );
}
