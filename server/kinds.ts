import type { AnyChangeKind } from './change/kind.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { deleteOffsets } from './groups/delete-offsets.ts';
import { resetOffsets } from './groups/reset-offsets.ts';
import { restoreOffsets } from './groups/restore-offsets.ts';
import { addPartitions } from './topics/add-partitions.ts';
import { alterTopicConfigs } from './topics/alter-topic-configs.ts';
import { createTopic } from './topics/create-topic.ts';
import { deleteTopic } from './topics/delete-topic.ts';
import { purge } from './topics/purge.ts';

/** Every kind of change that this console can do. */
export const kinds: readonly AnyChangeKind[] = [
  createTopic,
  deleteTopic,
  purge,
  alterTopicConfigs,
  addPartitions,
  resetOffsets,
  restoreOffsets,
  deleteOffsets,
  deleteGroup,
];
