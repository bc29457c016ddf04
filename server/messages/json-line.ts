import type { MessageRecord, Payload } from '../../lib/contracts/messages.ts';
import { AppError } from '../../lib/errors.ts';

/** A record as it may be produced again: every byte of key, value and headers is in it. */
export function jsonLine({ partition, offset, timestamp, key, value, headers }: MessageRecord): string {
  const place = `"partition":${partition},"offset":"${offset}"`;
  // A record without a time is written again with the time of its writing.
  const time = timestamp === '-1' ? '' : `,"timestamp":"${timestamp}"`;
  const noted = headers.map((header) => {
    const name = header.keyBase64 === undefined ? 'key' : 'keyBase64';
    return `{"${name}":${JSON.stringify(header.keyBase64 ?? header.key)},"value":${form(header.value)}}`;
  });
  return `{${place}${time},"key":${form(key)},"value":${form(value)},"headers":[${noted.join(',')}]}`;
}

function form(payload: Payload | null): string {
  if (payload === null) return 'null';
  assertWhole(payload);
  const { serde, text } = payload;
  // JSON that was written over several lines would tear the line apart; as a text it keeps them.
  if (serde === 'json' && !/[\r\n]/.test(text)) return `{"json":${text}}`;
  if (serde === 'hex') return `{"base64":"${Buffer.from(text, 'hex').toString('base64')}"}`;
  if (serde === 'base64') return `{"base64":"${text}"}`;
  if (serde === 'string' || serde === 'json' || serde === 'empty') return `{"text":${JSON.stringify(text)}}`;
  return named(payload);
}

/** Throws RECORD_TOO_LARGE: a file with cut payloads would look whole. */
export function assertWhole({ truncated, size }: Payload): void {
  if (!truncated) return;
  throw new AppError('RECORD_TOO_LARGE', `A payload of ${size} bytes is too large to be exported in one piece.`);
}

/** What was made from the bytes, by the name of its format: it is never taken for what they are. */
function named({ serde, schemaId, subject, version, message, text }: Payload): string {
  const name = JSON.stringify({ serde, schemaId, subject, version, message }).slice(0, -1);
  return isJson(text)
    ? `${name},"json":${text.replaceAll(/[\r\n]/g, ' ')}}`
    : `${name},"text":${JSON.stringify(text)}}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
