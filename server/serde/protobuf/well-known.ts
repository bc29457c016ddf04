const special = new Set(['Any', 'Timestamp', 'Duration', 'FieldMask', 'Struct', 'ListValue', 'Value']);

/** Of `.google.protobuf.Struct` its last part; undefined: it is none of Google's own types. */
export function googleName(name: string): string | undefined {
  return /^\.google\.protobuf\.(\w+)$/.exec(name)?.[1];
}

export function isWrapper(short: string): boolean {
  return /^(Double|Float|U?Int(64|32)|Bool|String|Bytes)Value$/.test(short);
}

/** Whether an Any has it in a field `value`, since its JSON is no object, or one whose fields may have any name. */
export function isSpecial(name: string): boolean {
  const short = googleName(name);
  return short !== undefined && (special.has(short) || isWrapper(short));
}

/** Google's own types as Protobuf's JSON mapping writes them (https://protobuf.dev/programming-guides/json/); any other message as it is. */
export function wellKnown(name: string, message: Record<string, unknown>, inAny: (url: string) => unknown): unknown {
  const short = googleName(name);
  if (short === undefined) return message;
  switch (short) {
    case 'Timestamp':
      return instant(message.seconds as bigint, message.nanos as number) ?? message;
    case 'Duration':
      return `${decimalSeconds(message.seconds as bigint, message.nanos as number)}s`;
    case 'FieldMask':
      return (message.paths as string[]).map(camel).join(',');
    case 'Struct':
      return message.fields;
    case 'ListValue':
      return message.values;
    case 'Value':
      return Object.values(message)[0] ?? null;
    case 'Any':
      return anyOf(message, inAny(String(message.type_url)));
    default:
      return isWrapper(short) ? message.value : message;
  }
}

function anyOf(message: Record<string, unknown>, inside: unknown): unknown {
  const type = { '@type': message.type_url };
  if (inside === undefined) return { ...type, value: message.value };
  const url = String(message.type_url);
  const fields = typeof inside === 'object' && !isSpecial(`.${url.slice(url.lastIndexOf('/') + 1)}`);
  return fields ? { ...type, ...inside } : { ...type, value: inside };
}

/** Null: no time of the calendar. */
function instant(seconds: bigint, nanos: number): string | null {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime()) || nanos < 0 || nanos > 999_999_999) return null;
  return `${date.toISOString().slice(0, -5)}${fraction(nanos)}Z`;
}

function decimalSeconds(seconds: bigint, nanos: number): string {
  const negative = seconds < 0n || nanos < 0;
  return `${negative ? '-' : ''}${seconds < 0n ? -seconds : seconds}${fraction(Math.abs(nanos))}`;
}

/** 0, 3, 6 or 9 digits. */
function fraction(nanos: number): string {
  if (nanos === 0) return '';
  return `.${String(nanos)
    .padStart(9, '0')
    .replace(/(000){1,2}$/, '')}`;
}

function camel(path: string): string {
  return path.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
