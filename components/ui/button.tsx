'use client';

import clsx from 'clsx';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Tip } from './tooltip.tsx';

interface Look {
  variant?: 'primary' | 'danger' | 'ghost' | undefined;
  size?: 'sm' | undefined;
  icon?: IconName | undefined;
}

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  Look & {
    /** Why it can't be pressed now and what would change that. The button stays in the tab order and says so. */
    disabledReason?: string | undefined;
    busy?: boolean | undefined;
  };

function look({ variant, size }: Look, className?: string) {
  return clsx('btn', variant && `btn-${variant}`, size && `btn-${size}`, className);
}

export function Button({
  variant,
  size,
  icon,
  disabledReason,
  busy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = disabledReason !== undefined;
  const button = (
    <button
      type="button"
      {...rest}
      className={look({ variant, size }, className)}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={off || busy ? undefined : onClick}
    >
      {busy ? <Icon name="spinner" className="spin" /> : icon && <Icon name={icon} />}
      {children}
      {off && <span className="vh">: {disabledReason}</span>}
    </button>
  );
  return off ? <Tip text={disabledReason}>{button}</Tip> : button;
}

/** A button of one icon; its label is shown as a tooltip too. */
export function IconButton({
  label,
  icon,
  className,
  ...rest
}: Omit<ButtonProps, 'children'> & { label: string; icon: IconName }) {
  return (
    <Tip text={rest.disabledReason ?? label}>
      <Button {...rest} className={clsx('btn-icon', className)} aria-label={label} disabledReason={undefined}>
        <Icon name={icon} />
      </Button>
    </Tip>
  );
}

/** Looks like a button, goes somewhere. */
export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: Omit<ComponentProps<typeof Link>, 'children'> & Look & { children?: ReactNode }) {
  return (
    <Link {...rest} className={look({ variant, size }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
