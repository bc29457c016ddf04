'use client';

import { useId } from 'react';
import type { Change } from '@/lib/contracts/changes.ts';
import { Icon } from '../ui/icon.tsx';
import type { Given } from './consent.ts';

interface ConsentFieldsProps {
  plan: Change;
  given: Given;
  onGiven: (given: Given) => void;
}

type AcknowledgementsProps = Omit<ConsentFieldsProps, 'plan'> & { plan: Pick<Change, 'acknowledge'> };

/** The extra yes for what is internal or protected. */
export function Acknowledgements({ plan, given, onGiven }: AcknowledgementsProps) {
  return plan.acknowledge.map(({ id, text }) => (
    <label key={id} className="extra-yes">
      <input
        type="checkbox"
        className="check"
        checked={given.acknowledged.includes(id)}
        onChange={({ target }) => {
          const others = given.acknowledged.filter((other) => other !== id);
          onGiven({ ...given, acknowledged: target.checked ? [...others, id] : others });
        }}
      />
      {text}
    </label>
  ));
}

/** The word to type, with a tick once it is right. */
export function ConfirmWord({ plan, given, onGiven }: ConsentFieldsProps) {
  const id = useId();
  if (plan.confirm === null) return null;
  const right = given.word === plan.confirm;
  return (
    <div className="confirm">
      <label htmlFor={id}>
        Type <b className="mono strong">{plan.confirm}</b> to confirm
      </label>
      <span className="input">
        <input
          id={id}
          className="mono"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={given.word}
          onChange={({ target }) => onGiven({ ...given, word: target.value })}
        />
        {right && <Icon name="check" className="right" />}
      </span>
      <span className="vh" role="status">
        {right ? 'That is right.' : ''}
      </span>
    </div>
  );
}
