'use client';

import { useEffect, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import type { IconName } from './icon.tsx';

interface CopyButtonProps {
  text: string | (() => string | Promise<string>);
  label: string;
  /** Shows the label as text; otherwise an icon with the label as tooltip. */
  wide?: boolean;
  icon?: IconName;
}

/** Copies, and says so for a moment in its own place. */
export function CopyButton({ text, label, wide = false, icon: idle = 'copy' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 1500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };

  const said = { idle: label, copied: 'Copied', failed: 'The browser did not allow copying' }[outcome];
  const icon = outcome === 'copied' ? 'check' : idle;
  if (!wide) return <IconButton label={said} icon={icon} variant="ghost" size="sm" onClick={copy} />;
  return (
    <Button icon={icon} variant="ghost" size="sm" onClick={copy}>
      {said}
    </Button>
  );
}
