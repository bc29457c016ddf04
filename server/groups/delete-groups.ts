import type { EffectResult } from '../../lib/contracts/changes.ts';
import { type AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import { toProblem } from '../observe/problem.ts';
import { askCoordinator } from './ask-coordinator.ts';
import { groupName } from './read-groups.ts';

const GROUP_ID_NOT_FOUND = 69;

/** One result for each group; failures are results. */
export async function deleteGroups(kafka: KafkaClient, ids: readonly string[]): Promise<EffectResult[]> {
  const results: EffectResult[] = [];
  for (const id of ids) {
    const effect = { resource: `group ${groupName(id)}`, field: 'group' };
    const error = await deleteOne(kafka, id);
    results.push(error ? { ...effect, ok: false, error: toProblem(error) } : { ...effect, ok: true });
  }
  return results;
}

async function deleteOne(kafka: KafkaClient, id: string): Promise<AppError | null> {
  const context = `Deleting group ${groupName(id)}`;
  const answer = await outcome(() =>
    askCoordinator(kafka, id, {
      api: 'DeleteGroups',
      body: { groupsNames: [id] },
      codesOf: ({ results }) => results.map(({ errorCode }) => errorCode),
      context,
    }),
  );
  if (!answer.ok) return answer.error;
  const code = answer.value.results.find(({ groupId }) => groupId === id)?.errorCode ?? -1;
  // The group was there when the plan was checked: an answer that got lost has been followed by this one.
  return code === 0 || code === GROUP_ID_NOT_FOUND ? null : toKafkaAppError(code, context);
}
