import { z } from 'zod';
import { isTimeZone } from './format/time.ts';

const theme = z.enum(['light', 'dark', 'system']);
type Theme = z.infer<typeof theme>;

const density = z.enum(['comfortable', 'compact']);
type Density = z.infer<typeof density>;

/** `browser`, or a name that `Intl` knows. */
const zone = z.string().refine((name) => name === 'browser' || isTimeZone(name));

/** How one person likes to look at things: cookies, so that the server's first paint is already right. */
export interface Preferences {
  theme: Theme;
  density: Density;
  zone: string;
  /** The zone that this browser last reported; the server can't know it otherwise. */
  browserZone: string;
}

export const preferenceCookies = {
  theme: 'theme',
  density: 'density',
  zone: 'tz',
  browserZone: 'tz-browser',
} as const satisfies Record<keyof Preferences, string>;

/** Reads the cookies; whatever is missing or strange gets its default. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  return {
    theme: theme.catch('system').parse(cookie(preferenceCookies.theme)),
    density: density.catch('comfortable').parse(cookie(preferenceCookies.density)),
    zone: zone.catch('browser').parse(cookie(preferenceCookies.zone)),
    browserZone: z.string().refine(isTimeZone).catch('UTC').parse(cookie(preferenceCookies.browserZone)),
  };
}
