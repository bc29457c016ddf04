import { AppError } from '../../lib/errors.ts';
import { assertHost } from '../access/host.ts';

export interface GuardSettings {
  allowedHosts: readonly string[];
  /** Where browsers see the console, when a proxy stands before it. */
  publicUrl: string | null;
}

/** Refuses what a stranger's page could make a browser send. Programs send neither `Sec-Fetch-Site` nor `Origin` and pass. */
export function guard(request: Request, settings: GuardSettings): void {
  assertHost(request.headers.get('host'), settings.allowedHosts);
  assertSameOrigin(request.headers, settings.publicUrl);
}

function assertSameOrigin(headers: Headers, publicUrl: string | null): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const fromHere =
    (site === null || site === 'same-origin' || site === 'none') &&
    (origin === null || isOwn(origin, headers, publicUrl));
  if (fromHere) return;
  throw new AppError('CROSS_SITE_REFUSED', 'Only pages of this console may call its API from a browser.', {
    details: { origin, site },
  });
}

function isOwn(origin: string, headers: Headers, publicUrl: string | null): boolean {
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')?.toLowerCase();
}

/** A write must be JSON: a stranger's form can't send that without asking first. */
export function assertJson(request: Request): void {
  const contentType = request.headers.get('content-type');
  if (/^application\/json\s*(;|$)/i.test(contentType ?? '')) return;
  throw new AppError(
    'UNSUPPORTED_MEDIA_TYPE',
    'Send the body as JSON, with the header `content-type: application/json`.',
  );
}
