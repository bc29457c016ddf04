import type { MessageRecord, Payload } from '@/lib/contracts/messages.ts';
import { bytesOf } from './hex.ts';

interface Place {
  topic: string;
  partition: number;
  offset: string;
}

/** What a record can't be said as, and why. */
export type Command = { ok: true; text: string } | { ok: false; reason: string };

/** A word for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

export const curlCommand = (url: string) => `curl -s ${shellWord(url)}`;

/** kcat that reads exactly this record, with everything it can show of it. */
export function kcatRead(brokers: string, { topic, partition, offset }: Place, transactional: boolean): string {
  const options = ['-t', shellWord(topic), '-p', partition, '-o', offset, '-c', 1, '-e', '-q', '-J'];
  // kcat hides what is not committed, and then shows the next record instead.
  if (transactional) options.push('-X', 'isolation.level=read_uncommitted');
  return `kcat -C -b ${shellWord(brokers)} ${options.join(' ')}`;
}

/**
 * kcat that produces the record again into the same partition, for a POSIX shell. It takes the record with its bytes;
 * kcat can't set timestamps, and what else it can't say is refused.
 */
export function kcatProduce(
  brokers: string,
  { topic, partition, key, value, headers }: Place & MessageRecord,
): Command {
  const options = ['-P', '-b', shellWord(brokers), '-t', shellWord(topic), '-p', String(partition)];
  for (const header of headers) {
    const text = header.keyBase64 === undefined && header.value !== null ? textOf(header.value) : '';
    if (header.keyBase64 !== undefined || text === null) return refused('A header has bytes that are not text.');
    if (header.key.includes('=')) return refused('A header has “=” in its key.');
    options.push('-H', shellWord(header.value === null ? header.key : `${header.key}=${text}`));
  }
  const keyText = key && textOf(key);
  if (key && keyText === null) return refused('The key has bytes that are not text.');

  if (value && value.size > 0) {
    if (keyText !== null) options.push('-k', shellWord(keyText));
    const text = textOf(value);
    if (text === null || text.includes('\n')) options.push('-D', delimiter(text ?? binary(value)));
    const say = text === null ? `printf '%s' ${value.base64} | base64 -d` : `printf '%s' ${shellWord(text)}`;
    return { ok: true, text: `${say} | kcat ${options.join(' ')}` };
  }
  // kcat sends nothing for empty input; after a key's delimiter, nothing is an empty value, with -Z a null.
  if ((value === null) !== (keyText === null) && !keyText)
    return refused('Of key and value one is empty and one is null.');
  if (keyText?.includes(unit)) return refused('The key has the character that would end it.');
  options.push('-K', String.raw`'\x1f'`, ...(value === null ? ['-Z'] : []));
  if (keyText?.includes('\n')) options.push('-D', delimiter(keyText));
  return { ok: true, text: `printf '%s\\037' ${shellWord(keyText ?? '')} | kcat ${options.join(' ')}` };
}

const refused = (reason: string): Command => ({ ok: false, reason: `${reason} kcat has no option for that.` });

const unit = '\u001f';

/** What kcat shall take for the end of the message; it must not come in it. */
function delimiter(text: string): string {
  if (!text.includes('\u001e')) return String.raw`'\x1e'`;
  let word = 'END';
  while (text.includes(word)) word += '-';
  return word;
}

/** One character a byte, so that a delimiter can be looked for. */
const binary = ({ base64 = '' }: Payload) => atob(base64);

/** The payload as text that a shell can carry; null where its bytes are none. */
function textOf({ text, base64 }: Payload): string | null {
  if (base64 === undefined) return text;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(base64));
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}
