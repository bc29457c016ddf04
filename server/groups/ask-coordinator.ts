import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../lib/errors.ts';
import type { CallOptions, KafkaClient } from '../kafka/client.ts';
import { callCoordinators } from '../kafka/coordinators.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import type { ApiName, RequestOf, ResponseOf } from '../kafka/protocol/messages.ts';

const COORDINATOR_NOT_AVAILABLE = 15;
/** With COORDINATOR_LOAD_IN_PROGRESS and NOT_COORDINATOR. */
const passingCodes: readonly number[] = [14, COORDINATOR_NOT_AVAILABLE, 16];
const patienceMs = 10_000;
const pauseMs = 100;

interface Question<A extends ApiName> {
  api: A;
  body: RequestOf<A>;
  /** Every error code of the answer. */
  codesOf: (answer: ResponseOf<A>) => number[];
  /** What is being tried, for the error. */
  context: string;
  options?: Pick<CallOptions, 'maxVersion'>;
}

/**
 * One request to the coordinator of a group. It is asked again for 10 s while it moves, loads or does not answer, so
 * only what may be done twice is asked like this. Other error codes are data.
 */
export async function askCoordinator<A extends ApiName>(
  kafka: KafkaClient,
  group: string,
  { api, body, codesOf, context, options = {} }: Question<A>,
): Promise<ResponseOf<A>> {
  const passing = (answer: ResponseOf<A>) => codesOf(answer).find((code) => passingCodes.includes(code));
  return patiently(async () => {
    const moved = (answer: ResponseOf<A>) => (passing(answer) === undefined ? [] : [group]);
    const [answer] = await callCoordinators(kafka, 'group', [group], api, () => body, { ...options, moved });
    if (!answer) throw toKafkaAppError(COORDINATOR_NOT_AVAILABLE, context);
    const { result } = answer;
    if (!result.ok) throw result.error;
    const code = passing(result.value);
    if (code !== undefined) throw toKafkaAppError(code, context);
    return result.value;
  });
}

/** The coordinator of each group, which it has just confirmed to be: brokers → groups. */
export async function findCoordinators(kafka: KafkaClient, groups: readonly string[]): Promise<Map<number, string[]>> {
  return patiently(async () => {
    const answers = await callCoordinators(kafka, 'group', groups, 'DescribeGroups', (own) => ({ groups: own }), {
      moved: (answer) =>
        answer.groups.filter(({ errorCode }) => passingCodes.includes(errorCode)).map(({ groupId }) => groupId),
    });
    return new Map(
      answers.map(({ node, keys, result }) => {
        if (!result.ok) throw result.error;
        const passing = result.value.groups.find(({ errorCode }) => passingCodes.includes(errorCode));
        if (passing) throw toKafkaAppError(passing.errorCode, `Group ${passing.groupId}`);
        return [node as number, keys];
      }),
    );
  });
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (true) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) throw error;
    }
    await delay(pauseMs);
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  if (error.code === 'NOT_READY' || error.code === 'BROKER_UNREACHABLE') return true;
  return passingCodes.includes(error.details?.kafkaCode as number);
}
