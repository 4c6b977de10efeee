import type { ServerServices } from '../services.ts';

/** Who is signed in by the request's session cookie, or null. */
export async function readAccount({ auth }: Pick<ServerServices, 'auth'>, headers: Headers) {
  if (!headers.has('cookie')) return null;
  const session = await auth.api.getSession({ headers });
  if (!session) return null;
  const { id, name, email, role } = session.user;
  return { id, name, email, admin: role === 'admin' };
}
