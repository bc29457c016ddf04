import type { Acknowledgement, Change } from '@/lib/contracts/changes.ts';

/** What the reader said yes to, so far. */
export interface Given {
  word: string;
  acknowledged: readonly Acknowledgement['id'][];
}

type Asked = Pick<Change, 'confirm' | 'acknowledge' | 'effects'>;

/** Whether the plan asks for more than a press of its button. */
export const asksConsent = ({ confirm, acknowledge }: Asked) => confirm !== null || acknowledge.length > 0;

/** Why the plan can't be applied yet; undefined: it can. */
export function whatIsMissing(plan: Asked, { word, acknowledged }: Given): string | undefined {
  if (plan.effects.length === 0) return 'Nothing would change';
  if (plan.acknowledge.some(({ id }) => !acknowledged.includes(id))) return 'The box above has to be ticked first';
  if (plan.confirm !== null && word !== plan.confirm) return `Type ${plan.confirm} first`;
  return undefined;
}
