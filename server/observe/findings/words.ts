import { formatInteger } from '../../../lib/format/number.ts';

/** `a`, `a and b`, `a, b and c`, `a, b, c and 9 more`. */
export function listing(items: readonly (string | number)[], most = 4): string {
  const shown = items.length <= most ? items : items.slice(0, most - 1);
  const left = items.length - shown.length;
  const words = [...shown.map(String), ...(left > 0 ? [`${formatInteger(left)} more`] : [])];
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** `Partition 7` or `3 partitions`. */
export function countPartitions(partitions: readonly number[]): string {
  return partitions.length === 1 ? `Partition ${partitions[0]}` : `${formatInteger(partitions.length)} partitions`;
}

/** `partition 7` or `partitions 1, 4 and 7`. */
export function namePartitions(partitions: readonly number[]): string {
  return `${partitions.length === 1 ? 'partition' : 'partitions'} ${listing(partitions, 6)}`;
}

/** `broker 4` or `brokers 2 and 4`. */
export function nameBrokers(ids: readonly number[]): string {
  return `${ids.length === 1 ? 'broker' : 'brokers'} ${listing(
    [...ids].sort((a, b) => a - b),
    6,
  )}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
