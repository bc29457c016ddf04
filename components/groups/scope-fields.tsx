'use client';

import { PartitionsField } from '../plan/partitions-field.tsx';
import { TopicField } from '../plan/topic-field.tsx';
import { Choices } from '../ui/choices.tsx';
import { ComboField } from '../ui/combo-field.tsx';
import type { ResetDraft } from './reset-draft.ts';

interface ScopeFieldsProps {
  cluster: string;
  draft: ResetDraft;
  onDraft: (change: Partial<ResetDraft>) => void;
  /** What the whole scope is called; null: only a topic can be named. */
  whole: string | null;
  /** Those that the group reads, to choose from; none: all of the cluster. */
  topics: readonly string[];
  errors: Partial<Record<'scope' | 'topic' | 'partitions', string | undefined>>;
}

/** Which partitions: all, or those of one topic. */
export function ScopeFields({ cluster, draft, onDraft, whole, topics, errors }: ScopeFieldsProps) {
  const { scope, topic, partitions } = draft;
  const field = {
    label: 'Topic',
    value: topic,
    onChange: (value: string) => onDraft({ topic: value }),
    error: errors.topic,
  };
  return (
    <>
      {whole !== null && (
        <Choices
          label="Which partitions"
          value={scope}
          options={[
            { value: 'all', label: whole },
            { value: 'topic', label: 'Of one topic' },
          ]}
          onChange={(value) => onDraft({ scope: value })}
        />
      )}
      {errors.scope && <p className="error">{errors.scope}</p>}
      {(whole === null || scope === 'topic') && (
        <div className="fields-2">
          {topics.length > 0 ? (
            <ComboField
              {...field}
              options={topics.map((name) => ({ value: name }))}
              help="One that it has not read yet may be named too: it begins there."
            />
          ) : (
            <TopicField {...field} cluster={cluster} />
          )}
          <PartitionsField
            value={partitions}
            onChange={(text) => onDraft({ partitions: text })}
            error={errors.partitions}
          />
        </div>
      )}
    </>
  );
}
