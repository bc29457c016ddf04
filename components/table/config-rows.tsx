'use client';

import { Fragment, type ReactNode, useId, useState } from 'react';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { Tag } from '../ui/badge.tsx';
import { Unknown } from '../ui/unknown.tsx';
import type { ConfigGroup, ConfigKind } from './config-groups.ts';
import { ConfigValue, configSources } from './config-value.tsx';
import { SettingName } from './setting-name.tsx';

interface ConfigRowsProps {
  label: string;
  groups: readonly ConfigGroup[];
  isSet: ConfigKind['isSet'];
  /** The value of a row, where it can be changed; otherwise it is only shown. */
  value?: ((entry: ConfigEntry) => ReactNode) | undefined;
}

/** Settings under their subjects; a name opens what Kafka's documentation says of it. */
export function ConfigRows({ label, groups, isSet, value = shown }: ConfigRowsProps) {
  return (
    <div className="scroll mt-3">
      <table className="data as-list config" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            <th scope="col">Source</th>
            <th scope="col" title="What would hold if this setting were removed">
              Default
            </th>
          </tr>
        </thead>
        {groups.map(({ title, entries }) => (
          <tbody key={title}>
            <tr className="group">
              <th scope="rowgroup" colSpan={4}>
                {title}
              </th>
            </tr>
            {entries.map((entry) => (
              <ConfigRow key={entry.name} entry={entry} set={isSet(entry)} value={value(entry)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function shown(entry: ConfigEntry): ReactNode {
  return <ConfigValue entry={entry} value={entry.value} />;
}

function ConfigRow({ entry, set, value }: { entry: ConfigEntry; set: boolean; value: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { name, documentation, readOnly, source } = entry;
  return (
    <Fragment>
      <tr>
        <td className="l-a">
          <SettingName
            name={name}
            documented={Boolean(documentation)}
            open={open}
            id={id}
            onToggle={() => setOpen(!open)}
          />{' '}
          {readOnly && <Tag>read only</Tag>}
        </td>
        <td className="l-c">{value}</td>
        <td className="l-b">
          <span className={set ? 'strong' : 't3'}>{configSources[source]}</span>
        </td>
        <td className="t2">{source !== 'default' && <Default entry={entry} />}</td>
      </tr>
      {open && documentation && (
        <tr className="doc" id={id}>
          <td className="l-a" colSpan={4}>
            <p>{documentation}</p>
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Default({ entry }: { entry: ConfigEntry }) {
  if (entry.default !== null || entry.sensitive) return <ConfigValue entry={entry} value={entry.default} />;
  return <Unknown reason="The broker does not tell what would hold without this setting." />;
}
