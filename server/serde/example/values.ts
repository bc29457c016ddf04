/** What an example has where the schema leaves it open. */
export const sample = {
  text: 'text',
  base64: 'dGV4dA==',
  key: 'key',
  uuid: '123e4567-e89b-12d3-a456-426614174000',
} as const;

const mostValues = 5000;

/** Counts the values of an example. A short schema that uses its types many times can make a huge one. */
export class Room {
  #left = mostValues;

  /** Throws an Error when there are too many. */
  take(): void {
    if (--this.#left < 0) throw new Error(`an example would have more than ${mostValues} values`);
  }
}

/** `2026-11-20T10:00:00` and so many digits of a second, without its zone, which is UTC. */
export function instantText(ms: number, digits: number): string {
  const [second = '', millis = ''] = new Date(ms).toISOString().slice(0, -1).split('.');
  return digits === 0 ? second : `${second}.${millis.padEnd(digits, '0')}`;
}
