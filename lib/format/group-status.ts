import type { GroupStatus } from '../contracts/groups.ts';

/** How a group's status is shown: the colour and shape of a state, and a word. */
export const groupState = {
  OK: { state: 'ok', word: 'OK' },
  BEHIND: { state: 'warning', word: 'Behind' },
  STALLED: { state: 'critical', word: 'Stalled' },
  STOPPED: { state: 'warning', word: 'Stopped' },
  REWOUND: { state: 'info', word: 'Rewound' },
  EMPTY: { state: 'offline', word: 'Empty' },
  UNKNOWN: { state: 'offline', word: 'Unknown' },
} as const satisfies Record<GroupStatus, { state: string; word: string }>;

/** Worst first. */
export const statusOrder: readonly GroupStatus[] = [
  'STALLED',
  'STOPPED',
  'BEHIND',
  'REWOUND',
  'UNKNOWN',
  'OK',
  'EMPTY',
];

/** One number to sort by, the worst smallest; among the like the most lag first, and unknown before it. */
export function severityOf(status: GroupStatus, lag: string | null): bigint {
  return (BigInt(statusOrder.indexOf(status)) << 65n) - (lag === null ? 1n << 64n : BigInt(lag));
}
