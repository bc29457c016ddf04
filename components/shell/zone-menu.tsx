'use client';

import { useState } from 'react';
import { isTimeZone } from '@/lib/format/time.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { usePreferences, useZone } from '../ui/preferences.tsx';

/** The time zone that all times are shown in: the browser's, UTC, or any. */
export function ZoneMenu() {
  const { zone, browserZone, set } = usePreferences();
  const shown = useZone();
  const [choosing, setChoosing] = useState(false);
  const named = zone !== 'browser' && zone !== 'UTC';
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="sm" aria-label={`Time zone: ${shown}`}>
            {shown}
          </Button>
        }
      >
        <MenuChoice
          label="Time zone"
          value={zone}
          options={[
            { value: 'browser', label: 'Browser', end: browserZone },
            { value: 'UTC', label: 'UTC' },
            ...(named ? [{ value: zone, label: zone }] : []),
          ]}
          onChange={(chosen) => set('zone', chosen)}
        />
        <MenuSeparator />
        <MenuItem onSelect={() => setChoosing(true)}>Another time zone…</MenuItem>
      </Menu>
      {choosing && <ZoneDialog onClose={() => setChoosing(false)} />}
    </>
  );
}

function ZoneDialog({ onClose }: { onClose: () => void }) {
  const { set } = usePreferences();
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const use = () => {
    if (!isTimeZone(name)) {
      setError(`“${name}” is not a time zone. Try Europe/Berlin or America/New_York.`);
      return;
    }
    set('zone', name);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Time zone"
      footer={
        <Button variant="primary" onClick={use}>
          Show times in this zone
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <Field
          label="Name"
          list="time-zones"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={error}
          help="As in the IANA list, for example Asia/Tokyo."
        />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </form>
    </Dialog>
  );
}
