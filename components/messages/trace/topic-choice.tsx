'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ComboField } from '@/components/ui/combo-field.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { useSettled } from '@/components/ui/use-settled.ts';
import { plural } from '@/lib/format/number.ts';
import { topicsQuery } from '@/lib/queries/topics.ts';

interface TopicChoiceProps {
  cluster: string;
  topics: readonly string[];
  onChange: (topics: string[]) => void;
}

/** Topics as chips that go at a press, and a field that adds one more. */
export function TopicChoice({ cluster, topics, onChange }: TopicChoiceProps) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed);
  const { data } = useQuery({ ...topicsQuery(cluster, { search, pageSize: 50 }), refetchInterval: false });
  const options = (data?.items ?? [])
    .filter(({ name }) => !topics.includes(name))
    .map(({ name, messages }) => ({ value: name, note: messages && plural(messages, 'record') }));
  const add = (name: string) => {
    setTyped('');
    onChange([...topics, name]);
  };
  return (
    <>
      <span className="l t3">In</span>
      <ul className="row traced-topics" aria-label="Topics">
        {topics.map((name) => (
          <li key={name}>
            <button
              type="button"
              className="chip"
              aria-label={`Leave out ${name}`}
              onClick={() => onChange(topics.filter((other) => other !== name))}
            >
              {name} <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <ComboField
        label="Add a topic"
        hideLabel
        placeholder={topics.length === 0 ? 'Add a topic …' : 'Add another …'}
        value={typed}
        onChange={setTyped}
        onChoose={add}
        options={options}
        filtered
      />
    </>
  );
}
