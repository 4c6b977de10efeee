import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { users } from '../src/db/schema/accounts.ts';
import type { AnyRoute } from '../src/http/route.ts';
import { routes } from '../src/http/routes.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

// One row per route and role, made from the route table. A new route only has to say how a good request looks.

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let admin: TestClient;
/** Things of the owner's, by noun. */
let owned: { campaign: string; search: string };

beforeAll(async () => {
  app = await startTestApp();
  [owner, stranger, admin] = await Promise.all([app.signUp(), app.signUp(), app.signUp()]);
  const { body } = await admin.call('GET', '/api/session');
  await app.database.update(users).set({ role: 'admin' }).where(eq(users.id, body.account.id));
});
afterAll(() => app.stop());

/** What a good request has besides the ids that the policy names. */
interface Example {
  path?: Record<string, string>;
  body?: Record<string, unknown>;
  /** How the owner is answered, when not as the route promises: the example may be refused for what it is. */
  status?: number;
}
const examples: Record<string, Example> = {
  'POST /api/auth/sign-up/email': {
    body: { name: 'A', email: 'a@people.example.com', password: 'long enough' },
  },
  'POST /api/auth/sign-in/email': { body: { email: 'a@people.example.com', password: 'long enough' } },
  'POST /api/campaigns': { body: { name: 'Autumn', description: '', searchType: 'keyword' } },
  'PATCH /api/campaigns/{id}': { body: { name: 'Winter' } },
  'POST /api/creators/look-up': { body: { platform: 'tiktok', handle: '@sourdough' } },
  'POST /api/searches': { body: { platform: 'tiktok', mode: 'keyword', queries: ['sourdough'], target: 5 } },
  // Nothing of the example has failed.
  'POST /api/searches/{id}/retry': { status: 409 },
  'GET /api/images/{kind}/{id}/{seal}/{size}': {
    path: { kind: 'creator', id: '00000000-0000-4000-8000-000000000000', seal: 'forged', size: 'small' },
  },
  'POST /api/scraping/{pathPart}': {
    path: { pathPart: 'tiktok' },
    body: { keywords: ['sourdough'], targetResults: 5 },
  },
  'GET /api/scraping/{pathPart}': { path: { pathPart: 'tiktok' } },
};

const nameOf = ({ method, path }: AnyRoute) => `${method.toUpperCase()} ${path}`;

/** A good request to a route, with the owner's id where the policy says that one stands. */
function requestTo(definition: AnyRoute) {
  const { path: pathValues = {}, body } = examples[nameOf(definition)] ?? {};
  let path = definition.path;
  let filledBody = body;
  for (const [name, value] of Object.entries(pathValues)) path = path.replace(`{${name}}`, value);
  if (definition.policy.kind === 'owner') {
    const id = owned[definition.policy.of as keyof typeof owned];
    const [place, name] = definition.policy.at.split('.');
    if (place === 'params') path = path.replace(`{${name}}`, id);
    if (place === 'query') path += `?${name}=${id}`;
    if (place === 'body') filledBody = { ...body, [name ?? '']: id };
  }
  return [definition.method.toUpperCase(), path, filledBody] as const;
}

async function makeOwnedThings(): Promise<void> {
  const { id, campaignId } = await owner.startSearch(['sourdough'], 5);
  await owner.waitForEnd(id);
  owned = { campaign: campaignId, search: id };
}

/** Every row of every table of ours, as one fingerprint; sessions touch themselves. */
async function fingerprint(): Promise<string> {
  const tables = [
    'users',
    'credentials',
    'campaigns',
    'campaign_events',
    'searches',
    'search_queries',
    'search_results',
    'search_matches',
  ];
  const marks = [];
  for (const table of tables) {
    const { rows } = await app.database.execute<{ mark: string }>(
      sql.raw(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as mark from ${table} t`),
    );
    marks.push(`${table} ${rows[0]?.mark}`);
  }
  return marks.join('\n');
}

const guarded = routes.filter(({ policy }) => policy.kind !== 'public');
const ownersOnly = routes.filter(({ policy }) => policy.kind === 'owner');
const adminsOnly = routes.filter(({ policy }) => policy.kind === 'admin');
const open = routes.filter(({ policy }) => policy.kind === 'public');

describe('nobody', () => {
  beforeAll(makeOwnedThings);

  test.each(guarded.map((definition) => [nameOf(definition), definition] as const))(
    '%s is refused before anything is looked at',
    async (_name, definition) => {
      const before = await fingerprint();
      const [method, path] = requestTo(definition);
      const answer = await app.nobody.call(method, path, method === 'GET' ? undefined : { not: 'looked at' });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'not_signed_in' } } });
      expect(await fingerprint()).toBe(before);
    },
  );

  test.each(open.map((definition) => [nameOf(definition), definition] as const))(
    '%s is open',
    async (_name, definition) => {
      const answer = await app.nobody.call(...requestTo(definition));
      expect(answer.body?.error?.code).not.toBe('not_signed_in');
      expect(answer.status).toBeLessThan(500);
    },
  );
});

describe('another customer', () => {
  beforeAll(makeOwnedThings);

  test.each(ownersOnly.map((definition) => [nameOf(definition), definition] as const))(
    '%s of somebody else looks like nothing and changes nothing',
    async (_name, definition) => {
      const before = await fingerprint();
      const answer = await stranger.call(...requestTo(definition));
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
      expect(await fingerprint()).toBe(before);
    },
  );

  test.each(adminsOnly.map((definition) => [nameOf(definition), definition] as const))(
    "%s is an admin's",
    async (_name, definition) => {
      expect((await stranger.call(...requestTo(definition))).status).toBe(404);
      expect((await admin.call(...requestTo(definition))).status).toBe(200);
    },
  );
});

describe('the owner', () => {
  test.each(ownersOnly.map((definition) => [nameOf(definition), definition] as const))(
    '%s is let through',
    async (_name, definition) => {
      await makeOwnedThings();
      const expected = examples[nameOf(definition)]?.status ?? definition.answer.status ?? 200;
      expect((await owner.call(...requestTo(definition))).status).toBe(expected);
    },
  );
});

describe('everybody', () => {
  test('a page of another site cannot make a browser change anything', async () => {
    const body = { name: 'Theirs', description: '', searchType: 'keyword' };
    const answer = await owner.call('POST', '/api/campaigns', body, { origin: 'https://evil.example' });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'foreign_origin' } } });
    const own = await owner.call('POST', '/api/campaigns', body, { origin: app.url });
    expect(own.status).toBe(201);
  });

  test('an id that cannot be one, a route that is none and a body that is no JSON answer in the one shape', async () => {
    expect(await owner.call('GET', '/api/searches/nonsense')).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
    expect(await owner.call('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
    const answer = await fetch(new URL('/api/campaigns', app.url), {
      method: 'POST',
      headers: { cookie: owner.cookie ?? '', 'content-type': 'application/json' },
      body: '{"name": ',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
    });
  });

  test('an image keeps its own, stricter headers; pages have theirs', async () => {
    const { id } = await owner.startSearch(['sourdough'], 5);
    await owner.waitForEnd(id);
    const avatar = (await owner.readResults(id)).find(({ creator }) => creator.avatarUrl)?.creator.avatarUrl;
    const image = await owner.call('GET', avatar ?? '');
    expect(image.status).toBe(200);
    expect(image.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const page = await app.nobody.call('GET', '/campaigns');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('every route of the table is in the OpenAPI document, and nothing else is mounted', async () => {
    const { body } = await app.nobody.call('GET', '/api/openapi.json');
    const documented = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.toSorted()).toEqual(routes.map(nameOf).toSorted());
    expect((await app.nobody.call('GET', '/api/docs')).status).toBe(200);
  });
});
