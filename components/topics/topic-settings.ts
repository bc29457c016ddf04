import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import type { ConfigKind } from '../table/config-groups.ts';

export function isSetHere({ source }: ConfigEntry): boolean {
  return source === 'topic';
}

/** A topic's settings, in the order in which their subjects are shown. */
export const topicSettings: ConfigKind = {
  isSet: isSetHere,
  setTitle: 'Set on this topic',
  subjects: [
    { title: 'Retention', fits: /^(cleanup\.policy|retention\.)/ },
    { title: 'Compaction', fits: /compaction|^min\.cleanable|^delete\.retention\./ },
    { title: 'Replication', fits: /insync|unclean|replication/ },
    { title: 'Messages', fits: /^(max\.)?message\.|^compression\./ },
    { title: 'Files on disk', fits: /^(segment|flush|index|file)\.|^preallocate/ },
    { title: 'Tiered storage', fits: /^(remote|local)\./ },
  ],
};
