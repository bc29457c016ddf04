import type { MessageRecord, Payload } from '@/lib/contracts/messages.ts';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { shown } from '@/lib/json/words.ts';

type Header = MessageRecord['headers'][number];

/** Headers in the order in which they were written. A key may come more than once; each one is there. */
export function HeadersSection({ headers }: { headers: readonly Header[] }) {
  const places = occurrences(headers);
  return (
    <section aria-label="Headers">
      <h3>
        Headers{' '}
        <span className="t3 size">{headers.length === 0 ? 'none' : `${formatInteger(headers.length)}, in order`}</span>
      </h3>
      {headers.length > 0 && (
        <table className="hd">
          <tbody>
            {headers.map((header, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a header's place is its identity; keys repeat.
              <tr key={index}>
                <td>
                  <HeaderKey header={header} />
                </td>
                <td>
                  <HeaderValue value={header.value} />
                </td>
                <td>{[places[index], sizeNote(header.value)].filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function HeaderKey({ header: { key, keyBase64 } }: { header: Header }) {
  if (keyBase64 !== undefined) return <span title="The key's bytes are not UTF-8; shown as base64">{keyBase64}</span>;
  return key === '' ? <span className="t3">empty key</span> : shown(key);
}

function HeaderValue({ value }: { value: Payload | null }) {
  if (value === null) return <i className="null">null</i>;
  if (value.size === 0) return <span className="t3">empty</span>;
  return (
    <>
      {shown(value.text)}
      {value.truncated && '…'}
    </>
  );
}

function sizeNote(value: Payload | null): string {
  if (value === null) return '';
  if (value.truncated) return `beginning of ${formatBytes(value.size)}`;
  if (value.serde === 'hex' || value.serde === 'base64') return `${value.serde}, ${formatBytes(value.size)}`;
  return value.size === 0 ? '0 B' : '';
}

/** `1st of 2` for each key that is there more than once, else nothing. */
function occurrences(headers: readonly Header[]): string[] {
  const total = new Map<string, number>();
  const name = ({ key, keyBase64 }: Header) => (keyBase64 === undefined ? `text ${key}` : `bytes ${keyBase64}`);
  for (const header of headers) total.set(name(header), (total.get(name(header)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const key = name(header);
    const place = (seen.get(key) ?? 0) + 1;
    seen.set(key, place);
    return total.get(key) === 1 ? '' : `${ordinal(place)} of ${total.get(key)}`;
  });
}

const rules = new Intl.PluralRules('en', { type: 'ordinal' });
const suffix: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

const ordinal = (place: number) => `${place}${suffix[rules.select(place)] ?? 'th'}`;
