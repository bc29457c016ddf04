import type { Warning } from '../../lib/contracts/changes.ts';

/** What Kafka loses with a topic of its own. */
const stakes: Readonly<Record<string, string>> = {
  __consumer_offsets: 'Every group of the cluster loses what it has committed, and its members their coordinator.',
  __transaction_state: 'Open transactions can be neither committed nor aborted, and block those who read committed.',
  __share_group_state: 'Share groups lose which records they have acknowledged.',
};

export function internalStakes(topics: readonly string[]): Warning[] {
  return topics.flatMap((topic): Warning[] => {
    const text = stakes[topic];
    return text === undefined ? [] : [{ severity: 'critical', title: `Kafka keeps its own state in ${topic}.`, text }];
  });
}
