import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import type { Database } from '../../db/client.ts';
import { credentials, sessions, users, verifications } from '../../db/schema/accounts.ts';
import { logger } from '../../lib/logger.ts';

export interface AuthOptions {
  secret: string;
  /** The address that people open, where a proxy stands in front. */
  publicUrl: string | undefined;
}

/** The header by which we tell better-auth the caller's address: what a caller sends under this name is overwritten. */
export const callerAddressHeader = 'x-castlist-caller';

/** E-mail and password over our own tables. Its "user" is our account, its "account" a credential. */
export function createAuth(database: Database, { secret, publicUrl }: AuthOptions) {
  return betterAuth({
    secret,
    basePath: '/api/auth',
    // Says whether cookies need https; nothing is redirected there.
    baseURL: publicUrl ?? 'http://localhost',
    database: drizzleAdapter(database, {
      provider: 'pg',
      transaction: true,
      schema: { user: users, session: sessions, account: credentials, verification: verifications },
    }),
    user: { additionalFields: { role: { type: 'string', required: false, input: false } } },
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128, autoSignIn: true },
    // Guessing passwords is slowed down per address; the window is a minute.
    rateLimit: {
      enabled: true,
      window: 60,
      max: 200,
      customRules: { '/sign-in/email': { window: 60, max: 30 }, '/sign-up/email': { window: 60, max: 30 } },
    },
    advanced: {
      cookiePrefix: 'castlist',
      ipAddress: { ipAddressHeaders: [callerAddressHeader] },
      // `http/app.ts` refuses foreign origins for every route in one way.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    logger: { log: (level, message) => logger[level]({ from: 'better-auth' }, message) },
    telemetry: { enabled: false },
  });
}
export type Auth = ReturnType<typeof createAuth>;
