'use client';

import { Menu as Base } from '@base-ui/react/menu';
import clsx from 'clsx';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface MenuProps {
  /** The button that opens it; it gets the behaviour, keeps its look. */
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'end';
}

export function Menu({ trigger, children, align = 'start' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="float" sideOffset={4} align={align} collisionPadding={8}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps {
  icon?: IconName;
  /** At the right edge: a key, a note. */
  end?: ReactNode;
  children: ReactNode;
}

interface MenuItemProps extends ItemProps {
  onSelect: () => void;
  danger?: boolean | undefined;
  /** Why it can't be chosen now; stands below its name. */
  disabledReason?: string | undefined;
  /** The menu shows the reason elsewhere: here it is only read out. */
  reasonHidden?: boolean;
}

export function MenuItem(props: MenuItemProps) {
  const { icon, end, children, onSelect, danger = false, disabledReason, reasonHidden = false } = props;
  return (
    <Base.Item className={clsx('item', danger && 'danger')} disabled={disabledReason !== undefined} onClick={onSelect}>
      {icon && <Icon name={icon} />}
      <span>
        {children} {disabledReason && <small className={reasonHidden ? 'vh' : 'why'}>{disabledReason}</small>}
      </span>
      {end && <span className="end t3">{end}</span>}
    </Base.Item>
  );
}

export function MenuLink({ icon, end, children, href }: ItemProps & { href: string }) {
  return (
    <Base.LinkItem className="item" closeOnClick render={<Link href={href} />}>
      {icon && <Icon name={icon} />}
      {children}
      {end && <span className="end t3">{end}</span>}
    </Base.LinkItem>
  );
}

/** Items under a heading of their own. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="h">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** An address whose answer the browser keeps as a file. */
export function MenuDownload({ icon = 'download', end, children, href }: ItemProps & { href: string }) {
  return (
    <Base.LinkItem className="item" closeOnClick href={href} download>
      <Icon name={icon} />
      {children}
      {end && <span className="end t3">{end}</span>}
    </Base.LinkItem>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: IconName; end?: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One of a few inside a menu, the chosen one ticked. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="h">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(chosen: Value) => onChange(chosen)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} className="item" value={option.value} closeOnClick>
            {option.icon && <Icon name={option.icon} />}
            {option.label}
            <span className="end t3">
              {option.end} {option.value === value && <Icon name="check" />}
            </span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="sep" />;
}
