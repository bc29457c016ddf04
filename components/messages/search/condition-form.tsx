'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { ComboField } from '@/components/ui/combo-field.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Select } from '@/components/ui/select.tsx';
import {
  type Condition,
  literalOf,
  type Operator,
  operators,
  readConditions,
  takesValue,
  typedOf,
  writeCondition,
} from './conditions.ts';
import type { SeenField } from './fields.ts';

interface ConditionFormProps {
  fields: readonly SeenField[];
  /** Null: a new one. */
  condition: Condition | null;
  onApply: (condition: Condition) => void;
}

const names = Object.keys(operators) as Operator[];

/** A field, a comparison, a value: one condition of a filter. */
export function ConditionForm({ fields, condition, onApply }: ConditionFormProps) {
  const [path, setPath] = useState(condition?.path ?? '');
  const [operator, setOperator] = useState<Operator>(condition?.operator ?? 'is');
  const [typed, setTyped] = useState(condition ? typedOf(condition.literal) : '');
  const [error, setError] = useState<string | undefined>();
  const known = fields.find((field) => field.path === path.trim());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A portal's events reach the form around the button in React's tree: this one ends here.
    event.stopPropagation();
    const textual = 'method' in operators[operator];
    const literal = takesValue(operator) ? literalOf(typed, textual ? 'text' : known?.type) : '';
    const made: Condition = { path: path.trim(), operator, literal };
    if (readConditions(writeCondition(made)) === null) {
      return setError('A field such as value.status, value.items[0].sku or headers["x-id"].');
    }
    onApply(made);
  };

  return (
    <form className="range condition" onSubmit={submit} noValidate>
      <ComboField
        label="Field"
        value={path}
        onChange={(next) => {
          setError(undefined);
          setPath(next);
        }}
        options={fields.map((field) => ({ value: field.path, note: field.type }))}
        placeholder="value.status"
        className="mono"
        error={error}
      />
      <Select
        label="Comparison"
        value={operator}
        options={names.map((name) => ({ value: name, label: name }))}
        onChange={setOperator}
      />
      {takesValue(operator) && (
        <Field
          label="Value"
          className="mono"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          help={operator === 'matches' ? 'A regular expression; it may match anywhere.' : undefined}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <Button type="submit" size="sm">
        {condition ? 'Change' : 'Add'}
      </Button>
    </form>
  );
}
