import type { AnyChangeKind } from './change/kind.ts';
import { alterTopicConfigs } from './topics/alter-topic-configs.ts';
import { createTopic } from './topics/create-topic.ts';

/** Every kind of change that this console can do. */
export const kinds: readonly AnyChangeKind[] = [createTopic, alterTopicConfigs];
