import type { ApiError } from '@/lib/http/api-error.ts';

const fields = ['key', 'value', 'headers', 'partition', 'partitioner', 'timestamp', 'compression', 'acks'] as const;
export type RefusedField = (typeof fields)[number];

/** Refusals that name no field, by the console's code or by Kafka's name. */
const about: Readonly<Record<string, RefusedField>> = {
  RECORD_TOO_LARGE: 'value',
  PARTITION_NOT_FOUND: 'partition',
  NOT_ENOUGH_REPLICAS: 'acks',
  INVALID_TIMESTAMP: 'timestamp',
};

/** The field of the form that a refusal is about; null: it concerns all of it. */
export function refusedField(error: ApiError): RefusedField | null {
  const { code, details } = error;
  const kafka = typeof details?.kafkaError === 'string' ? about[details.kafkaError] : undefined;
  return refusedPayload(error)?.field ?? kafka ?? about[code] ?? null;
}

interface Refused {
  field: RefusedField | null;
  /** Which record of a batch, from 0. */
  record: number;
  /** Without the words for the field. */
  problem: string;
}

/** What the first of the named fields is, `0.value.text` being about the value of the first record; null: none is named. */
export function refusedPayload({ details }: ApiError): Refused | null {
  const [first]: unknown[] = Array.isArray(details?.fields) ? details.fields : [];
  if (first === null || typeof first !== 'object' || !('field' in first)) return null;
  const [, record = '0', path = ''] = /^(?:(\d+)\.)?(.*)$/.exec(String(first.field)) ?? [];
  const [top] = path.split('.');
  return {
    field: fields.find((field) => field === top) ?? null,
    record: Number(record),
    problem: 'problem' in first ? String(first.problem) : '',
  };
}
