import type { MessageEvent, Payload } from '@/lib/contracts/messages.ts';
import type { DoneEvent, PlanEvent, ProgressEvent, RecordEvent, UnreadableEvent } from '../feed.ts';

type Part<Event extends MessageEvent> = Partial<Omit<Event, 'type'>>;

export const planEvent = (part: Part<PlanEvent> = {}): PlanEvent => ({
  type: 'plan',
  topicId: 'AAAAAAAAAAAAAAAAAAAAAA',
  partitions: [{ partition: 0, start: '0', end: '5000', clamped: false }],
  approxRecords: '5000',
  at: '2026-11-20T14:03:22.000Z',
  cursor: null,
  ...part,
});

export const progressEvent = (part: Part<ProgressEvent> = {}): ProgressEvent => ({
  type: 'progress',
  scanned: '0',
  bytes: '0',
  matched: '0',
  perSecond: 0,
  partitions: [],
  filterErrors: { count: '0', first: null },
  cursor: null,
  ...part,
});

export const doneEvent = (part: Part<DoneEvent> = {}): DoneEvent => ({
  type: 'done',
  reason: 'end',
  scanned: '0',
  matched: '0',
  bytes: '0',
  partitions: [],
  cursor: null,
  pending: [],
  filterErrors: { count: '0', first: null },
  slackMs: 0,
  ...part,
});

export const textPayload = (text: string, part: Partial<Payload> = {}): Payload => ({
  size: new TextEncoder().encode(text).length,
  serde: 'string',
  text,
  truncated: false,
  ...part,
});

export const recordEvent = (offset: number, part: Part<RecordEvent> = {}): RecordEvent => ({
  type: 'record',
  partition: 0,
  offset: String(offset),
  timestamp: String(Date.UTC(2026, 10, 20, 13, 41, 7)),
  timestampType: 'create',
  key: textPayload(`key-${offset}`),
  value: textPayload(`{"n":${offset}}`, { serde: 'json', note: 'JSON: parsed.' }),
  headers: [],
  batch: {
    codec: 'none',
    baseOffset: String(offset),
    records: 1,
    leaderEpoch: 0,
    producerId: null,
    producerEpoch: null,
    sequence: null,
    transactional: false,
  },
  size: 64,
  ...part,
});

export const unreadableEvent = (part: Part<UnreadableEvent> = {}): UnreadableEvent => ({
  type: 'unreadable',
  partition: 0,
  offset: '42',
  lastOffset: '57',
  size: 1_234,
  error: { code: 'KAFKA_PROTOCOL_ERROR', message: 'The batch is damaged.' },
  ...part,
});
