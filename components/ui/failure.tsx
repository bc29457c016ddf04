'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { formatNear } from '@/lib/format/time.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { pollMs } from '@/lib/queries/resource.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Note } from './note.tsx';
import { useNow, useZone } from './preferences.tsx';

interface FailureProps {
  query: Pick<
    UseQueryResult<unknown, ApiError>,
    'error' | 'dataUpdatedAt' | 'errorUpdatedAt' | 'refetch' | 'isFetching'
  >;
  /** What could not be read: `The groups`. */
  what: string;
}

/** A query that failed: what happened, how old what you see is, when it is tried again. Nothing while all is well. */
export function Failure({ query, what }: FailureProps) {
  const zone = useZone();
  const now = useNow();
  const { error, dataUpdatedAt, errorUpdatedAt, isFetching, refetch } = query;
  if (!error) return null;

  if (error.status === 404) {
    return (
      <Note className="mt-4" state="info" title={`${what} was not found.`}>
        {error.message}
      </Note>
    );
  }

  if (error.code === 'NOT_READY') {
    return <Note className="mt-4" state="info" title={error.message} />;
  }

  const wait = Math.ceil(Math.min(pollMs, Math.max(0, errorUpdatedAt + pollMs - now)) / 1000);
  const seen = dataUpdatedAt > 0 ? ` What you see is from ${formatNear(dataUpdatedAt, now, zone)}.` : '';
  const next = isFetching || wait === 0 ? 'Trying again now.' : `Next try in ${wait} s.`;
  return (
    <Note
      className="mt-4"
      state={dataUpdatedAt > 0 ? 'warning' : 'critical'}
      title={`${what} could not be read.`}
      actions={
        <>
          <Button size="sm" busy={isFetching} onClick={() => refetch()}>
            Try now
          </Button>
          <CopyButton wide label="Copy details" text={() => details(error)} />
        </>
      }
    >
      {error.message}
      {seen} {next}
    </Note>
  );
}

function details(error: ApiError): string {
  const { code, status, message } = error;
  return JSON.stringify(
    { at: new Date().toISOString(), page: window.location.href, code, status, message, details: error.details },
    null,
    2,
  );
}
