'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';

/** The link that a whole row stands for: a press anywhere in the row follows it, `j` and `k` move from one to the next. */
export function RowLink(props: ComponentProps<typeof Link>) {
  return <Link {...props} data-row-link="" />;
}
