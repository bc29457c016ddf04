'use client';

import { useQueryClient } from '@tanstack/react-query';
import { MenuItem } from '@/components/ui/menu.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { getMessage, type MessageRecord } from '@/lib/contracts/messages.ts';
import { apiPath } from '@/lib/http/get.ts';
import { brokersQuery } from '@/lib/queries/brokers.ts';
import { type Command, curlCommand, kcatProduce, kcatRead } from './copy-record.ts';
import type { Place } from './query.ts';
import { recordJson } from './record-json.ts';

interface CopyItemsProps {
  cluster: string;
  topic: string;
  place: Place;
  /** The record with all of its bytes. */
  load: () => Promise<MessageRecord>;
}

/** Items of a menu that copy one record: as what it is, and as commands that read or write it elsewhere. */
export function CopyItems({ cluster, topic, place, load }: CopyItemsProps) {
  const client = useQueryClient();
  const copy = (words: string, make: () => Promise<string>) => () => {
    make()
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => toast('ok', words),
        (error: unknown) => toast('critical', 'Not copied', { description: reasonOf(error) }),
      );
  };
  const brokers = async () => {
    const { items } = await client.fetchQuery(brokersQuery(cluster, { pageSize: 500 }));
    return items.map(({ host, port }) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)).join(',');
  };
  const { partition, offset } = place;
  const address = apiPath(getMessage, { cluster, topic, partition, offset });
  return (
    <>
      <MenuItem icon="copy" onSelect={copy('Value copied', async () => valueText(await load()))}>
        Copy value
      </MenuItem>
      <MenuItem icon="copy" onSelect={copy('Copied as JSON', async () => recordJson(topic, await load()))}>
        Copy as JSON
      </MenuItem>
      <MenuItem
        icon="copy"
        onSelect={copy('curl command copied', async () => curlCommand(new URL(address, window.location.href).href))}
      >
        Copy curl command
      </MenuItem>
      <MenuItem
        icon="copy"
        onSelect={copy('kcat command copied', async () => {
          const { batch } = await load();
          return kcatRead(await brokers(), { topic, ...place }, batch.transactional);
        })}
      >
        Copy kcat command that reads it
      </MenuItem>
      <MenuItem
        icon="copy"
        onSelect={copy('kcat command copied', async () =>
          commandText(kcatProduce(await brokers(), { topic, ...(await load()) })),
        )}
      >
        Copy kcat command that produces it
      </MenuItem>
    </>
  );
}

function valueText({ value }: MessageRecord): string {
  if (value === null) throw new Error('The value is null.');
  if (value.truncated) throw new Error('The value is too large to be copied whole.');
  return value.text;
}

function commandText(command: Command): string {
  if (!command.ok) throw new Error(command.reason);
  return command.text;
}

const reasonOf = (error: unknown) =>
  error instanceof Error && error.name !== 'NotAllowedError' ? error.message : 'The browser did not allow copying.';
