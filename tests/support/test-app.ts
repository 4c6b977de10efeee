import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/db/client.ts';
import { openTestDatabase } from '../../src/db/test-database.ts';
import type { Search, SearchPage, SearchResult, StartSearchInput } from '../../src/domain/search.ts';
import { builtWebFolder, type Configuration, readEnvironment } from '../../src/lib/env.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { startServer } from '../../src/server.ts';
import { startWorker } from '../../src/worker.ts';
import { createTestSandbox, type TestSandbox } from './test-sandbox.ts';

/** A page in the place of the built screens: these tests are about the API. */
const placeholderFolder = fileURLToPath(new URL('screens', import.meta.url));

/** Castlist as a whole on real parts: a database of its own, the sandbox over HTTP, a server and a worker. */
export interface TestApp {
  url: string;
  configuration: Configuration;
  database: Database;
  sandbox: TestSandbox;
  /** A further worker on the same database. */
  startWorker(): Promise<{ stop(): Promise<void> }>;
  /** Somebody new, signed up by the API. */
  signUp(): Promise<TestClient>;
  /** Nobody: a client without a session. */
  nobody: TestClient;
  stop(): Promise<void>;
}

interface TestAppOptions {
  sandbox?: SandboxOptions;
  /** Another stand-in for the provider than the sandbox. */
  providerUrl?: string;
  environment?: Record<string, string>;
  /** Off for tests that bring their own workers. */
  worker?: boolean;
  /** The built screens, for a browser; else a page in their place. */
  screens?: boolean;
}

export async function startTestApp({
  sandbox: options,
  providerUrl,
  environment,
  worker = true,
  screens = false,
}: TestAppOptions = {}): Promise<TestApp> {
  const [testDatabase, sandbox] = await Promise.all([
    openTestDatabase(),
    startSandbox({ creatorCount: 4000, ...options }),
  ]);
  const configuration: Configuration = {
    environment: readEnvironment({
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      // Most tests are not about images.
      IMAGE_WARMING: '0',
      ...environment,
    }),
    databaseUrl: testDatabase.url,
    authSecret: randomUUID() + randomUUID(),
    sandboxUrl: providerUrl ?? sandbox.url,
    demo: null,
    webFolder: screens ? builtWebFolder : placeholderFolder,
    imageStore: await mkdtemp(join(tmpdir(), 'castlist-images-')),
  };
  const server = await startServer(configuration);
  const workers = new Set<{ stop(): Promise<void> }>();
  async function startAnotherWorker() {
    const started = await startWorker(configuration);
    const worker = {
      async stop() {
        workers.delete(worker);
        await started.stop();
      },
    };
    workers.add(worker);
    return worker;
  }
  if (worker) await startAnotherWorker();

  return {
    url: server.url,
    configuration,
    database: testDatabase.database,
    sandbox: createTestSandbox(sandbox.url),
    startWorker: startAnotherWorker,
    signUp: () => signUp(server.url),
    nobody: createClient(server.url, null),
    async stop() {
      await Promise.all([...workers].map((started) => started.stop()));
      await server.stop();
      await sandbox.stop();
      await testDatabase.close();
      await rm(configuration.imageStore, { recursive: true, force: true });
    },
  };
}

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Calls the API as one person. Bodies are typed by the caller: what is wrong with them shows in the assertions. */
export interface TestClient {
  cookie: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, field by field
  call<Body = any>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  createCampaign(): Promise<string>;
  /** A keyword search on TikTok, but for what `more` says otherwise. */
  startSearch(queries: string[], target: number, more?: Partial<StartSearchInput>): Promise<Search>;
  /** Every row of a search, in the order found. */
  readResults(searchId: string): Promise<SearchResult[]>;
  /** Waits until the search has ended; the test's own time limit ends the waiting. */
  waitForEnd(searchId: string): Promise<Search>;
}

async function signUp(url: string): Promise<TestClient> {
  const email = `${randomUUID()}@people.example.com`;
  const answer = await createClient(url, null).call('POST', '/api/auth/sign-up/email', {
    name: 'Test Person',
    email,
    password: 'correct horse battery',
  });
  if (answer.status !== 200)
    throw new Error(`Signing up answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((part) => part.split(';')[0])
    .join('; ');
  return createClient(url, cookie);
}

function createClient(url: string, cookie: string | null): TestClient {
  const client: TestClient = {
    cookie,
    async call(method, path, body, headers = {}) {
      const answer = await fetch(new URL(path, url), {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(cookie === null ? {} : { cookie }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
    },
    async createCampaign() {
      const created = await client.call('POST', '/api/campaigns', {
        name: 'Spring launch',
        description: 'Serum',
        searchType: 'keyword',
      });
      return created.body.id;
    },
    async startSearch(queries, target, more = {}) {
      const campaignId = more.campaignId ?? (await client.createCampaign());
      const input = { campaignId, platform: 'tiktok', mode: 'keyword', queries, target, ...more };
      const started = await client.call<Search>('POST', '/api/searches', input);
      if (started.status !== 201) throw new Error(`Starting answered ${JSON.stringify(started.body)}`);
      return started.body;
    },
    async readResults(searchId) {
      const rows = new Map<string, SearchResult>();
      for (let after = 0, more = true; more; ) {
        const { body } = await client.call<SearchPage>(
          'GET',
          `/api/searches/${searchId}?after=${after}&limit=200`,
        );
        for (const result of body.results) rows.set(result.creator.id, result);
        ({ after, more } = body);
      }
      return [...rows.values()].sort((one, other) => one.position - other.position);
    },
    async waitForEnd(searchId) {
      for (;;) {
        const { body } = await client.call<SearchPage>('GET', `/api/searches/${searchId}?limit=1`);
        if (body.search.finishedAt !== null) return body.search;
        await nextEvent(url, cookie, searchId);
      }
    },
  };
  return client;
}

/** Waits for the search's stream of events to bring the next change. */
async function nextEvent(url: string, cookie: string | null, searchId: string): Promise<void> {
  const stop = new AbortController();
  const answer = await fetch(new URL(`/api/searches/${searchId}/events`, url), {
    headers: cookie === null ? {} : { cookie },
    signal: stop.signal,
  });
  const reader = answer.body?.getReader();
  await reader?.read(); // what is
  await reader?.read().catch(() => undefined); // what comes
  stop.abort();
}
