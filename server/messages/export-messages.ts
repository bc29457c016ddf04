import 'server-only';
import type { InputOf } from '@/lib/contracts/contract';
import type { exportMessages as contract, ExportFormat, MessageQuery } from '@/lib/contracts/messages';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { scanEngine } from '../scan/engine.ts';
import { scanTopic } from '../scan/scan-topic.ts';
import { MAX_WHOLE_BYTES } from '../serde/decode-payload.ts';
import { schemaSourceFor } from '../serde/schema/schema-source.ts';
import { csvHeader, csvLine } from './csv-line.ts';
import { jsonLine } from './json-line.ts';
import { personOf } from './person-of.ts';

const kinds = {
  jsonl: { extension: 'jsonl', contentType: 'application/x-ndjson; charset=utf-8', header: null, line: jsonLine },
  'ndjson-raw': {
    extension: 'ndjson',
    contentType: 'application/x-ndjson; charset=utf-8',
    header: null,
    line: jsonLine,
  },
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8; header=present', header: csvHeader, line: csvLine },
} as const satisfies Record<ExportFormat, unknown>;

/** All records that a query finds, whole, as the lines of a file. */
export function exportMessages(ctx: ClusterCtx, { topic, cluster, format, limit, ...query }: InputOf<typeof contract>) {
  authorize(ctx, 'read-messages', { kind: 'topic', cluster, name: topic });
  if (query.to === 'live') throw endless();
  const serdes = format === 'ndjson-raw' ? ({ keySerde: 'base64', valueSerde: 'base64' } as const) : {};
  const asked: MessageQuery = { ...query, ...serdes, payload: 'decoded', limit: limit ?? Number.POSITIVE_INFINITY };
  const { extension, contentType } = kinds[format];
  return { filename: `${topic}.${extension}`, contentType, lines: linesOf(ctx, topic, asked, format) };
}

async function* linesOf(
  ctx: ClusterCtx,
  topic: string,
  query: MessageQuery,
  format: ExportFormat,
): AsyncGenerator<string, void> {
  const { header, line } = kinds[format];
  const engine = scanEngine();
  const leave = engine.slots.take('page', personOf(ctx));
  try {
    const { signal, now } = ctx;
    const defect = (error: unknown) => ctx.log.error('records not read', { topic, error });
    const client = kafkaFor(ctx.cluster);
    const registry = schemaSourceFor(ctx.cluster);
    const context = { client, engine, registry, signal, now, defect, shownBytes: MAX_WHOLE_BYTES };
    let begun = false;
    for await (const event of scanTopic(topic, query, context)) {
      if (!begun && header !== null) yield header;
      begun = true;
      if (event.type === 'record') yield line(event);
      else if (event.type === 'unreadable') throw broken(event, event.error.message);
      else if (event.type === 'done') assertComplete(event.partitions);
    }
  } finally {
    leave();
  }
}

/** A stretch that is left out would make a file that looks whole and is not. */
function assertComplete(partitions: readonly { partition: number; error?: { message: string } | undefined }[]): void {
  for (const { partition, error } of partitions) {
    if (error) throw broken({ partition }, error.message);
  }
}

function broken({ partition, offset }: { partition: number; offset?: string }, why: string): AppError {
  const place = offset === undefined ? `partition ${partition}` : `offset ${offset} of partition ${partition}`;
  return new AppError('KAFKA_ERROR', `The export broke off at ${place}: ${why}`);
}

function endless(): AppError {
  const problem = 'must be a place where the export ends, not live';
  return new AppError('BAD_REQUEST', `The parameter \`to\` ${problem}.`, {
    details: { fields: [{ in: 'query', field: 'to', problem }] },
  });
}
