import type { MiddlewareHandler } from 'hono';
import { readAccount } from '../features/accounts/read-account.ts';
import type { ServerServices } from '../features/services.ts';
import { AppError } from '../lib/errors.ts';
import type { Policy, SignedInAccount } from './route.ts';

export interface HttpVariables {
  account: SignedInAccount | null;
}

/**
 * Enforces what of a policy can be known before the verb runs: that somebody is signed in, or is an admin. Whose a thing
 * is, the verb decides in the query that reads it.
 */
export function enforce(
  policy: Policy,
  services: ServerServices,
): MiddlewareHandler<{ Variables: HttpVariables }> {
  return async (http, next) => {
    if (policy.kind === 'public') {
      http.set('account', null);
      return next();
    }
    const account = await readAccount(services, http.req.raw.headers);
    if (!account) throw new AppError('not_signed_in', 'Sign in first.', { status: 401 });
    // To others an admin's routes look like nothing at all.
    if (policy.kind === 'admin' && !account.admin) {
      throw new AppError('not_found', 'There is nothing here.', { status: 404 });
    }
    http.set('account', account);
    return next();
  };
}
