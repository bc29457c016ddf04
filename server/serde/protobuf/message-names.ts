import type { Placed } from './parse-proto.ts';

export interface NamedMessage {
  /** `shop.Customer.Address`. */
  name: string;
  /** Where it is in the file, from the outermost message on: how records name it. */
  path: readonly number[];
}

/** All messages of a file, each before those inside it. */
export function messageNames(messages: readonly (Placed | null)[], around: readonly number[] = []): NamedMessage[] {
  return messages.flatMap((message, index) => {
    if (message === null) return [];
    const path = [...around, index];
    return [{ name: message.name.slice(1), path }, ...messageNames(message.nested, path)];
  });
}
