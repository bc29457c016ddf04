'use client';

import { useState } from 'react';
import { ApiError } from '@/lib/http/api-error.ts';
import { postRecords } from '@/lib/queries/produce.ts';
import { outcomesOf, outcomesOfRefusal, type RecordOutcome } from './outcome.ts';
import type { RecordBody } from './read-draft.ts';

export type Sending =
  | { step: 'idle' | 'busy'; outcomes: readonly RecordOutcome[]; error: null }
  | { step: 'refused'; outcomes: readonly RecordOutcome[]; error: ApiError };

interface Sender {
  sending: Sending;
  send: (body: RecordBody | RecordBody[]) => void;
  /** The refusal is read: the form was changed since. */
  forget: () => void;
}

/** Sends the records of the form, one request at a time; the last answer stays until the next. */
export function useSending(params: { cluster: string; topic: string }, onWritten: () => void): Sender {
  const [sending, setSending] = useState<Sending>({ step: 'idle', outcomes: [], error: null });

  const send: Sender['send'] = (body) => {
    if (sending.step === 'busy') return;
    setSending({ step: 'busy', outcomes: [], error: null });
    postRecords(params, body).then(
      (reply) => {
        setSending({ step: 'idle', outcomes: outcomesOf(reply), error: null });
        onWritten();
      },
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setSending({ step: 'refused', outcomes: outcomesOfRefusal(error), error });
      },
    );
  };
  const forget = () => setSending((now) => (now.step === 'refused' ? { ...now, step: 'idle', error: null } : now));
  return { sending, send, forget };
}
