import { z } from 'zod';
import { sessionViewSchema } from '../../domain/account.ts';
import { callerAddress } from '../../http/caller-address.ts';
import { type AnyRoute, type RouteRequest, route } from '../../http/route.ts';
import { AppError } from '../../lib/errors.ts';
import { callerAddressHeader } from './auth.ts';
import { readAccount } from './read-account.ts';

const tag = 'Accounts';
const publicPolicy = { kind: 'public' } as const;
const signedIn = {
  description: 'Signed in: the answer sets the session cookie',
  schema: z.looseObject({ user: z.looseObject({ id: z.string(), email: z.string(), name: z.string() }) }),
};
const email = z.email('This is not an e-mail address.').max(254);
const password = z.string().min(8, 'A password has at least 8 characters.').max(128);

type AuthRequest = Pick<RouteRequest<undefined, undefined, undefined, null>, 'services' | 'http'>;

/** Lets better-auth answer, with its rate limits and cookies, but with errors in our one shape. */
async function askAuth({ services, http }: AuthRequest, path: string, body: unknown): Promise<Response> {
  const headers = new Headers(http.req.raw.headers);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  headers.set(callerAddressHeader, callerAddress(http));
  const url = new URL(path, http.req.url);
  const answer = await services.auth.handler(
    new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
  if (answer.ok) return answer;
  const said = z
    .object({ code: z.string(), message: z.string() })
    .partial()
    .safeParse(await answer.json().catch(() => null)).data;
  throw new AppError(
    answer.status === 429 ? 'too_many_requests' : (said?.code ?? 'auth_failed').toLowerCase(),
    answer.status === 429
      ? 'Too many tries. Wait a minute and try again.'
      : (said?.message ?? 'This did not work.'),
    { status: answer.status },
  );
}

export const accountRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/session',
    policy: publicPolicy,
    summary: 'Tell who is signed in and what this installation offers',
    tag,
    answer: { description: 'The session; `account` is null for nobody', schema: sessionViewSchema },
    handle: async ({ services, http }) => ({
      account: await readAccount(services, http.req.raw.headers),
      sandbox: services.sandbox,
      demo: services.demo !== null,
    }),
  }),
  route({
    method: 'post',
    path: '/api/session/demo',
    policy: publicPolicy,
    summary: 'Sign in to the demo account of the local run',
    tag,
    answer: signedIn,
    async handle(request) {
      const { demo } = request.services;
      if (!demo) throw new AppError('no_demo', 'This installation has no demo account.', { status: 404 });
      return askAuth(request, '/api/auth/sign-in/email', demo);
    },
  }),
  route({
    method: 'post',
    path: '/api/auth/sign-up/email',
    policy: publicPolicy,
    summary: 'Sign up with e-mail and password',
    tag,
    body: z.object({ name: z.string().trim().min(1, 'Tell your name.').max(120), email, password }),
    answer: signedIn,
    handle: (request) => askAuth(request, '/api/auth/sign-up/email', request.body),
  }),
  route({
    method: 'post',
    path: '/api/auth/sign-in/email',
    policy: publicPolicy,
    summary: 'Sign in with e-mail and password',
    tag,
    body: z.object({ email, password: z.string().max(128) }),
    answer: signedIn,
    handle: (request) => askAuth(request, '/api/auth/sign-in/email', request.body),
  }),
  route({
    method: 'post',
    path: '/api/auth/sign-out',
    policy: publicPolicy,
    summary: 'Sign out',
    tag,
    answer: { description: 'The session is over', schema: z.looseObject({ success: z.boolean() }) },
    handle: (request) => askAuth(request, '/api/auth/sign-out', {}),
  }),
];
