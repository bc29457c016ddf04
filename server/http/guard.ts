import { AppError } from '../../lib/errors.ts';
import { assertHost } from '../access/host.ts';

export interface GuardSettings {
  allowedHosts: readonly string[];
  /** Where browsers see the console, when a proxy stands before it. */
  publicUrl: string | null;
}

/**
 * Refuses what a stranger's page could make a browser send: a foreign Host, a cross-site request, a write that is not
 * JSON. Programs send neither `Sec-Fetch-Site` nor `Origin` and pass.
 */
export function guard(request: Request, settings: GuardSettings): void {
  assertHost(request.headers.get('host'), settings.allowedHosts);
  assertSameOrigin(request.headers, settings.publicUrl);
  if (request.method !== 'GET' && request.method !== 'HEAD') assertJson(request.headers.get('content-type'));
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

function assertJson(contentType: string | null): void {
  if (/^application\/json\s*(;|$)/i.test(contentType ?? '')) return;
  throw new AppError(
    'UNSUPPORTED_MEDIA_TYPE',
    'Send the body as JSON, with the header `content-type: application/json`.',
  );
}
