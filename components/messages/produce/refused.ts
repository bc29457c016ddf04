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
export function refusedField({ code, details }: ApiError): RefusedField | null {
  const kafka = typeof details?.kafkaError === 'string' ? about[details.kafkaError] : undefined;
  return named(details?.fields) ?? kafka ?? about[code] ?? null;
}

/** `0.value.text` is about the value. */
function named(given: unknown): RefusedField | null {
  const [first]: unknown[] = Array.isArray(given) ? given : [];
  const path = first !== null && typeof first === 'object' && 'field' in first ? String(first.field) : '';
  const [top] = path.replace(/^\d+\./, '').split('.');
  return fields.find((field) => field === top) ?? null;
}
