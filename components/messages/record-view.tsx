'use client';

import { useState } from 'react';
import type { MessageRecord } from '@/lib/contracts/messages.ts';
import { HeadersSection } from './headers-section.tsx';
import type { TreeActions } from './json-tree.tsx';
import { MetadataSection } from './metadata-section.tsx';
import { PayloadSection, type PayloadView } from './payload-section.tsx';
import { serdeWord } from './serde-word.ts';
import type { Whole } from './use-whole.ts';

interface RecordViewProps {
  record: MessageRecord;
  whole: Whole;
  view: PayloadView;
  onView: (view: PayloadView) => void;
  /** Where there is a list beside the record: what its values can do there. */
  actions?: TreeActions | undefined;
}

/** One record: value, key, headers, and what Kafka keeps beside them. */
export function RecordView({ record, whole, view, onView, actions }: RecordViewProps) {
  const [keyView, setKeyView] = useState<PayloadView>('text');
  const lazily = (set: (view: PayloadView) => void) => (chosen: PayloadView) => {
    if (chosen === 'hex' && !whole.record) void whole.load().catch(() => {});
    set(chosen);
  };
  return (
    <>
      <PayloadSection
        name="value"
        payload={record.value}
        whole={whole}
        view={view}
        onView={lazily(onView)}
        actions={actions}
      />
      <PayloadSection
        name="key"
        payload={record.key}
        whole={whole}
        view={keyView}
        onView={lazily(setKeyView)}
        actions={actions}
      />
      <HeadersSection headers={whole.record?.headers ?? record.headers} />
      <MetadataSection record={record} />
      <Why record={record} />
    </>
  );
}

/** Why key and value are shown in the format in which they are shown. */
function Why({ record: { key, value } }: { record: MessageRecord }) {
  if (!value?.note && !key?.note) return null;
  return (
    <section aria-label="Formats">
      <h3>{value?.note ? `Why ${serdeWord[value.serde]}?` : `Why ${serdeWord[key?.serde ?? 'empty']} for the key?`}</h3>
      {value?.note && <p className="t2 hint">{value.note}</p>}
      {key?.note && (
        <p className="t2 hint">
          {value?.note && 'Key: '}
          {key.note}
        </p>
      )}
    </section>
  );
}
