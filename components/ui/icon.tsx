import clsx from 'clsx';
import type { ReactNode } from 'react';

const shapes = {
  alerts: <path d="M4 11V7.5a4 4 0 0 1 8 0V11l1 1.5H3zM6.8 14.5h2.4" />,
  arrow: <path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />,
  ascending: <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />,
  brokers: (
    <>
      <rect x="2.5" y="2.5" width="11" height="4.5" rx="1" />
      <rect x="2.5" y="9" width="11" height="4.5" rx="1" />
      <path d="M5 4.75h.01M5 11.25h.01" />
    </>
  ),
  changes: <path d="M2.5 8A5.5 5.5 0 1 1 4 11.8M2.5 13v-2.5H5M8 5v3l2 1.5" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3l2 1.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  columns: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1" />
      <path d="M6.2 3v10M9.8 3v10" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  critical: <path d="M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM8 5.2v3.3M8 10.7h.01" />,
  descending: <path d="M8 3.5v9M4.5 9 8 12.5 11.5 9" />,
  diff: <path d="M5 2.5v6M2 5.5h6M8 12.5h6M11 2.5l-6 11" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  download: <path d="M8 2.5v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />,
  edit: <path d="M10.5 3 13 5.5 6 12.5l-3 .5.5-3z" />,
  filter: <path d="M2.5 3.5h11L9.5 8.5v4l-3 1v-5z" />,
  groups: (
    <>
      <circle cx="5" cy="8" r="2.25" />
      <path d="M7.25 8h6.25M11 5.5 13.5 8 11 10.5" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.5v3M8 5.3h.01" />
    </>
  ),
  left: <path d="M9.5 4.5 6 8l3.5 3.5" />,
  link: (
    <path d="M6.5 9.5a2.5 2.5 0 0 0 3.5 0l2.3-2.3a2.5 2.5 0 0 0-3.5-3.5L8 4.5M9.5 6.5a2.5 2.5 0 0 0-3.5 0L3.7 8.8a2.5 2.5 0 0 0 3.5 3.5l.8-.8" />
  ),
  live: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M4.5 4.5a5 5 0 0 0 0 7M11.5 4.5a5 5 0 0 1 0 7" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  message: (
    <>
      <rect x="2.5" y="3.5" width="11" height="9" rx="1.5" />
      <path d="m3 4.5 5 4 5-4" />
    </>
  ),
  moon: <path d="M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2" />,
  offline: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="m4.2 11.8 7.6-7.6" />
    </>
  ),
  ok: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="m5.7 8.2 1.6 1.6 3-3.4" />
    </>
  ),
  overview: <path d="M2.5 9.5h3l2-6 2.5 9 1.5-3h2" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  plus: <path d="M8 3v10M3 8h10" />,
  right: <path d="m6.5 4.5 3.5 3.5-3.5 3.5" />,
  rows: <path d="M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M2.5 12.5h11" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4" />
      <path d="m10 10 3.5 3.5" />
    </>
  ),
  sliders: (
    <>
      <path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6" />
      <circle cx="10" cy="5" r="1.5" />
      <circle cx="6" cy="11" r="1.5" />
    </>
  ),
  spinner: <path d="M8 2.5a5.5 5.5 0 1 1-5.5 5.5" />,
  star: <path d="m8 2.5 1.7 3.6 3.8.5-2.8 2.7.7 3.9L8 11.3l-3.4 1.9.7-3.9-2.8-2.7 3.8-.5z" />,
  stop: <rect x="4" y="4" width="8" height="8" rx="1" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.75" />
      <path d="M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
    </>
  ),
  system: (
    <>
      <rect x="2.5" y="3" width="11" height="7.5" rx="1" />
      <path d="M6 13.5h4M8 10.5v3" />
    </>
  ),
  topics: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h7" />,
  trash: <path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9" />,
  updown: <path d="M5 6.5 8 3.5l3 3M5 9.5l3 3 3-3" />,
  warning: <path d="M8 2.8 14 13H2zM8 6.8v2.7M8 11.3h.01" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** 16 px strokes. Always decoration: the word stands beside it or in the control's label. */
export function Icon({ name, small = false, className }: { name: IconName; small?: boolean; className?: string }) {
  return (
    <svg className={clsx('i', small && 'i-12', className)} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
