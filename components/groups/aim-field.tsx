'use client';

import { GroupField } from '../plan/group-field.tsx';
import { TargetField } from '../plan/target-field.tsx';
import { Field } from '../ui/field.tsx';
import { CsvField } from './csv-field.tsx';
import type { AimKind } from './reset-draft.ts';

interface AimFieldProps {
  cluster: string;
  aim: AimKind;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** What an aim needs to be told; earliest and latest need nothing. */
export function AimField({ cluster, aim, ...field }: AimFieldProps) {
  switch (aim) {
    case 'earliest':
    case 'latest':
      return field.error && <p className="error">{field.error}</p>;
    case 'shift':
      return (
        <Field
          label="Records"
          placeholder="-10"
          value={field.value}
          onChange={(event) => field.onChange(event.target.value)}
          error={field.error}
          help="-10 goes back by ten offsets, 10 skips ten, on every partition."
          autoComplete="off"
        />
      );
    case 'group':
      return (
        <GroupField
          {...field}
          cluster={cluster}
          label="Group"
          help="What it has committed now is taken over; it keeps its own."
        />
      );
    case 'csv':
      return <CsvField {...field} />;
    default:
      return <TargetField kind={aim} {...field} />;
  }
}
