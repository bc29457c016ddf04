'use client';

import { useState } from 'react';
import { ApiError } from '@/lib/http/api-error.ts';
import { postRecords } from '@/lib/queries/produce.ts';
import { outcomesOf, outcomesOfRefusal, type RecordOutcome } from './outcome.ts';
import type { RecordBody } from './read-draft.ts';

export interface Sending {
  step: 'idle' | 'busy' | 'refused';
  outcomes: readonly RecordOutcome[];
  /** No broker was asked to answer: what was sent may not have arrived. */
  unasked: boolean;
  error: ApiError | null;
}

const idle: Sending = { step: 'idle', outcomes: [], unasked: false, error: null };

interface Sender {
  sending: Sending;
  send: (body: RecordBody | RecordBody[]) => void;
  /** The refusal is read: the form was changed since. What was written stays in sight. */
  forget: () => void;
  /** Something else is to be read now. */
  reset: () => void;
}

/** Sends the records of the form, one request at a time; the last answer stays until the next. */
export function useSending(params: { cluster: string; topic: string }, onWritten: () => void): Sender {
  const [sending, setSending] = useState(idle);

  const send: Sender['send'] = (body) => {
    if (sending.step === 'busy') return;
    setSending({ ...idle, step: 'busy' });
    postRecords(params, body).then(
      (reply) => {
        const [first] = [body].flat();
        setSending({ ...idle, outcomes: outcomesOf(reply), unasked: first?.acks === 'none' });
        onWritten();
      },
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setSending({ ...idle, step: 'refused', outcomes: outcomesOfRefusal(error), error });
      },
    );
  };
  const forget = () => setSending((now) => (now.step === 'refused' ? { ...now, step: 'idle', error: null } : now));
  const reset = () => setSending((now) => (now.step === 'busy' ? now : idle));
  return { sending, send, forget, reset };
}
