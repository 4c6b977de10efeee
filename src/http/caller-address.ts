import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The address that the connection comes from. A proxy's `X-Forwarded-For` is not believed: anybody can send one. */
export function callerAddress(http: Context): string {
  return getConnInfo(http).remote.address ?? 'unknown';
}
