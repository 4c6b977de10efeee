import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { AppError } from '../lib/errors.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Everything from ourselves only. Styles may stand in the page: the components position themselves with them. */
export const pageHeaders = secureHeaders({
  // An image brings stricter ones of its own.
  overwrite: false,
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
  },
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // The proxy in front that speaks https is the one to promise https.
  strictTransportSecurity: false,
});

/**
 * Refuses what a foreign page makes a browser send. Browsers name the origin with every request that changes something;
 * programs name none and carry no cookies of somebody else's.
 */
export function sameOriginOnly(publicUrl: string | undefined): MiddlewareHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return async (http, next) => {
    const origin = http.req.header('origin');
    if (!safeMethods.has(http.req.method) && origin !== undefined) {
      const host = URL.canParse(origin) ? new URL(origin).host : '';
      if (host !== http.req.header('host') && host !== publicHost) {
        throw new AppError('foreign_origin', 'This request came from another site.', { status: 403 });
      }
    }
    return next();
  };
}
