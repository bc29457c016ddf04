'use client';

import { Select as Base } from '@base-ui/react/select';
import clsx from 'clsx';
import { Icon } from './icon.tsx';

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** Only for screen readers; otherwise it stands grey before the value. */
  hideLabel?: boolean;
  size?: 'sm';
}

/** One of several, closed until pressed. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
  size,
}: SelectProps<Value>) {
  return (
    <Base.Root items={options} value={value} onValueChange={(chosen) => chosen !== null && onChange(chosen)}>
      <Base.Trigger className={clsx('select', size && `btn-${size}`)} aria-label={label}>
        {!hideLabel && <span className="l">{label}</span>}
        <Base.Value />
        <Icon name="down" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="float" sideOffset={4} alignItemWithTrigger={false} collisionPadding={8}>
          <Base.Popup className="menu">
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} className="item" value={option.value}>
                  <Base.ItemText>{option.label}</Base.ItemText>
                  <span className="end">{option.value === value && <Icon name="check" />}</span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
