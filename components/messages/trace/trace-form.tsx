'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/select.tsx';
import { ViewsMenu } from '@/components/ui/views/views-menu.tsx';
import { RangeControl } from '../range-control.tsx';
import { TopicChoice } from './topic-choice.tsx';
import { type Sought, soughtIn, type TraceState, topicsIn } from './trace-state.ts';

const kinds = [
  { value: 'key', label: 'Key' },
  { value: 'search', label: 'Text' },
  { value: 'filter', label: 'Filter (CEL)' },
] as const;

const hints: Record<Sought, string> = {
  key: 'The whole key, such as order-4711',
  search: 'A text in keys, values or header values',
  filter: 'value.orderId == "4711" || headers["trace-id"] == "a1b2"',
};

const orders = [
  { value: 'oldest', label: 'Oldest first' },
  { value: 'newest', label: 'Newest first' },
] as const;

const limits = [
  { value: '100', label: '100' },
  { value: '1000', label: '1,000' },
  { value: '10000', label: '10,000' },
] as const;

interface TraceFormProps {
  cluster: string;
  state: TraceState;
  onChange: (change: Partial<TraceState>) => void;
}

/** What is looked for, in which topics, and when. */
export function TraceForm({ cluster, state, onChange }: TraceFormProps) {
  const given = soughtIn(state);
  const [draft, setDraft] = useState(given);
  const [known, setKnown] = useState(given);
  // The URL moved on by itself (back, a link): it wins over the draft.
  if (known.by !== given.by || known.text !== given.text) {
    setKnown(given);
    setDraft(given);
  }
  const commit = ({ by, text } = draft) => onChange({ key: '', search: '', filter: '', [by]: text });
  return (
    <form
      className="query"
      aria-label="Trace"
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <div className="line">
        <Select
          label="Look for"
          value={draft.by}
          options={kinds}
          onChange={(by) => {
            setDraft({ ...draft, by });
            if (draft.text === given.text && given.text !== '') commit({ ...draft, by });
          }}
        />
        <label className="input grow">
          <input
            aria-label="What to look for"
            placeholder={hints[draft.by]}
            value={draft.text}
            onChange={(event) => setDraft({ ...draft, text: event.target.value })}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <Button type="submit" variant="primary">
          Trace <kbd>⏎</kbd>
        </Button>
      </div>
      <div className="line">
        <TopicChoice
          cluster={cluster}
          topics={topicsIn(state)}
          onChange={(topics) => onChange({ topics: topics.join(',') })}
        />
      </div>
      <div className="line">
        <RangeControl query={state} onChange={onChange} />
        <Select label="Order" value={state.order} options={orders} onChange={(order) => onChange({ order })} />
        <Select label="Limit" value={state.limit} options={limits} onChange={(limit) => onChange({ limit })} />
        <span className="row run">
          <ViewsMenu cluster={cluster} />
        </span>
      </div>
    </form>
  );
}
