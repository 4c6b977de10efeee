import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Sessions outlive a restart. */
const authSecret = randomBytes(32).toString('base64url');
/** Nobody answers there: most benches start no search. */
const nowhere = 'http://127.0.0.1:9';

/** What an interruption would leave behind. */
const running = new Set<ChildProcess>();

export function killApps(): void {
  for (const child of running) child.kill('SIGKILL');
}

const processFile = fileURLToPath(new URL('app-process.ts', import.meta.url));

/** Castlist in a process of its own. */
export interface BenchApp {
  url: string;
  /** Does something and answers by how many bytes the resident memory rose meanwhile, at its highest. */
  memoryRise(during: () => Promise<void>): Promise<number>;
  /** Somebody new, signed up by the API. */
  signUp(): Promise<BenchClient>;
  stop(): Promise<void>;
}

export interface BenchClient {
  accountId: string;
  cookie: string;
  get<Body>(path: string): Promise<Body>;
  post<Body>(path: string, body: unknown): Promise<Body>;
}

export async function startApp(options: {
  databaseUrl: string;
  sandboxUrl?: string;
  concurrency?: number;
  /** A folder of its own when it is not given. */
  imageStore?: string;
  /** How many images are fetched ahead at once; as in the product when it is not given. */
  imageWarming?: number;
}): Promise<BenchApp> {
  const ownStore = await mkdtemp(join(tmpdir(), 'castlist-bench-images-'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', processFile], {
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl,
      SANDBOX_URL: options.sandboxUrl ?? nowhere,
      // A real key in the environment would make a bench cost money.
      SCRAPECREATORS_API_KEY: '',
      PROVIDER_CONCURRENCY: String(options.concurrency ?? ''),
      AUTH_SECRET: authSecret,
      IMAGE_STORE: options.imageStore ?? ownStore,
      IMAGE_WARMING: String(options.imageWarming ?? ''),
      PORT: '0',
      // What goes wrong shows in the figures; a log of it would only slow down what is measured.
      LOG_LEVEL: process.env.LOG_LEVEL || 'fatal',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  async function message<Message>(): Promise<Message> {
    const [received] = await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => {
        throw new Error(`Castlist ended with ${code}.`);
      }),
    ]);
    return received as Message;
  }
  const { url } = await message<{ url: string }>();
  return {
    url,
    async memoryRise(during) {
      child.send('watch memory');
      const before = await message<{ bytes: number }>();
      await during();
      child.send('stop');
      const highest = await message<{ bytes: number }>();
      return highest.bytes - before.bytes;
    },
    signUp: () => signUp(url),
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
      await rm(ownStore, { recursive: true });
    },
  };
}

async function signUp(url: string): Promise<BenchClient> {
  const answer = await fetch(new URL('/api/auth/sign-up/email', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Bench',
      email: `${randomUUID()}@people.example.com`,
      password: randomUUID(),
    }),
  });
  if (!answer.ok) throw new Error(`Signing up answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((part) => part.split(';')[0])
    .join('; ');
  const { user } = (await answer.json()) as { user: { id: string } };

  async function call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const response = await fetch(new URL(path, url), {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Body;
  }
  return {
    accountId: user.id,
    cookie,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
  };
}
