import { eq } from 'drizzle-orm';
import { users } from '../../db/schema/accounts.ts';
import type { DemoLogin } from '../../domain/account.ts';
import type { ServerServices } from '../services.ts';

/** Makes sure that the demo account of the local run exists and may be signed in to; it is an admin there. */
export async function ensureDemoAccount(
  { auth, database }: Pick<ServerServices, 'auth' | 'database'>,
  { email, password }: DemoLogin,
): Promise<void> {
  const [known] = await database.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (known) return;
  await auth.api.signUpEmail({ body: { name: 'Demo', email, password } });
  await database.update(users).set({ role: 'admin' }).where(eq(users.email, email));
}
