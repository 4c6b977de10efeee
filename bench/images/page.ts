import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Agent, request } from 'undici';
import type { ResultsPage } from '../../src/domain/results-query.ts';
import type { Search } from '../../src/domain/search.ts';
import type { Faults } from '../../src/sandbox/faults.ts';
import { runOpenLoop } from '../api/open-loop.ts';
import { type BenchApp, type BenchClient, startApp } from '../support/app.ts';
import type { BenchPostgres } from '../support/database.ts';
import { percentile } from '../support/figures.ts';
import { note, type Report } from '../support/report.ts';
import { type BenchSandbox, startBenchSandbox } from '../support/sandbox.ts';

const creators = 1_000;
/** As a browser has them to one host. */
const connections = 6;
const cachedPerSecond = 500;
const cachedSeconds = 10;
/** A server that has just been started is slower for a moment. */
const cachedWarmingSeconds = 5;
const askingAtOnce = 100;
/** As browsers ask for images. */
const headers = { accept: 'image/avif,image/webp,*/*' };

const troubled: Faults = {
  latency: {
    pages: { kind: 'constant', ms: 100 },
    profiles: { kind: 'constant', ms: 100 },
    images: { kind: 'constant', ms: 30 },
  },
  images: { heicAvatars: 1 / 3, heicCovers: 1 / 3, refusedAtFirst: 0.1, refusedAlways: 0.05 },
};

interface Visit {
  what: string;
  seconds: number;
  pictures: number;
  initials: number;
  broken: number;
  upstream: number;
}

/** A page of 1,000 creators whose CDN does as CDNs do, by a client with a browser's six connections. */
export async function measurePage(postgres: BenchPostgres, report: Report): Promise<void> {
  const sandbox = await startBenchSandbox();
  const database = await postgres.createDatabase();
  const imageStore = await mkdtemp(join(tmpdir(), 'castlist-bench-images-'));
  try {
    await visitPage(sandbox, database.url, imageStore, report);
  } finally {
    await sandbox.stop();
    await database.drop();
    await rm(imageStore, { recursive: true });
  }
}

async function visitPage(
  sandbox: BenchSandbox,
  databaseUrl: string,
  imageStore: string,
  report: Report,
): Promise<void> {
  const options = { databaseUrl, sandboxUrl: sandbox.url, imageStore };
  const visits: Visit[] = [];
  await sandbox.setFaults(troubled);
  let app = await startApp(options);
  const person = await app.signUp();
  const warming = await searchAndWarm(databaseUrl, person);
  const addresses = await addressesOf(person, warming.searchId);
  const visit = async (what: string, width?: { avatar: number; thumbnail: number }) => {
    note(`  ${what}`);
    visits.push(await measureVisit(sandbox, app.url, what, resized(addresses, width)));
  };
  await visit('first visit, warmed while the search ran');
  await visit('second visit');
  await sandbox.setFaults({ ...troubled, images: { expired: true } });
  await visit('signatures expired, same server');
  await app.stop();
  app = await startApp(options);
  await visit('signatures expired, server just started');
  await visit('large sizes, drawn from what is kept', { avatar: 240, thumbnail: 480 });
  const askForCached = (seconds: number) =>
    runOpenLoop(app.url, {
      perSecond: cachedPerSecond,
      seconds,
      next: (number) => ({ name: 'cached', headers, path: addresses[number % addresses.length] ?? '' }),
    });
  await askForCached(cachedWarmingSeconds);
  const latencies = await askForCached(cachedSeconds);
  await app.stop();

  await sandbox.setFaults(troubled);
  const fresh = await mkdtemp(join(tmpdir(), 'castlist-bench-images-'));
  const cold = await startApp({ ...options, imageStore: fresh });
  await forgetImages(databaseUrl);
  const once = await askAtOnce(sandbox, cold, addresses[0] ?? '');
  visits.push(await measureVisit(sandbox, cold.url, 'first visit, nothing warmed or kept', addresses));
  await cold.stop();
  await rm(fresh, { recursive: true });

  report.say(
    `${creators.toLocaleString('en')} creators, ${addresses.length.toLocaleString('en')} images (faces at 96 px, posts at 80 px): a third HEIC, a tenth 403 at first, a twentieth always; ${connections} connections.`,
  );
  report.say(
    `The search took ${warming.searchSeconds.toFixed(1)} s; its images were all fetched ${warming.warmSeconds.toFixed(1)} s after its end.`,
  );
  report.say('');
  report.table(
    ['visit', 'seconds', 'pictures', 'initials', 'broken', 'asked upstream'],
    visits.map(({ what, seconds, pictures, initials, broken, upstream }) => [
      what,
      seconds.toFixed(2),
      ...[pictures, initials, broken, upstream].map(String),
    ]),
  );
  report.say('');
  const cached = latencies.get('cached') ?? [];
  const at = (share: number) => percentile(cached, share).toFixed(1);
  report.say(
    `Cached, ${cachedPerSecond} a second for ${cachedSeconds} s, after ${cachedWarmingSeconds} s of the same: ${at(0.5)} ms median, ${at(0.95)} ms p95, ${at(0.99)} ms p99 (aim 5).`,
  );
  report.say(`${askingAtOnce} parallel misses of one image: ${once} asked upstream (aim 1).`);
}

async function searchAndWarm(databaseUrl: string, person: BenchClient) {
  note(`  a search for ${creators} creators`);
  const campaign = await person.post<{ id: string }>('/api/campaigns', {
    name: 'Bench',
    searchType: 'keyword',
  });
  const startedAt = performance.now();
  const started = await person.post<Search>('/api/searches', {
    campaignId: campaign.id,
    platform: 'tiktok',
    mode: 'keyword',
    queries: ['skincare', 'makeup', 'haircare', 'sourdough', 'fitness', 'travel'],
    target: creators,
  });
  const searchId = started.id;
  for (;;) {
    const { search } = await person.get<{ search: Search }>(`/api/searches/${searchId}?limit=1`);
    if (search.status === 'completed') break;
    if (search.status !== 'pending' && search.status !== 'processing') throw new Error(search.status);
    await sleep(100);
  }
  const endedAt = performance.now();
  // Counted by the database: to read the sandbox's log again and again would slow down what is measured.
  await untilWarmed(databaseUrl, searchId);
  return {
    searchId,
    searchSeconds: (endedAt - startedAt) / 1000,
    warmSeconds: (performance.now() - endedAt) / 1000,
  };
}

async function untilWarmed(databaseUrl: string, searchId: string): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query(
        `select from search_results result
         left join images face on face.creator_id = result.creator_id and face.fetching_until is null
         left join images cover on cover.post_id = result.post_id and cover.fetching_until is null
         where result.search_id = $1 and result.admission = 'admitted'
           and (face.id is null or (cover.id is null and result.post_id is not null)) limit 1`,
        [searchId],
      );
      if (rows.length === 0) return;
      await sleep(200);
    }
  });
}

async function forgetImages(databaseUrl: string): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    await client.query('truncate images, image_files cascade');
  });
}

async function onDatabase(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function addressesOf(person: BenchClient, searchId: string): Promise<string[]> {
  const addresses: string[] = [];
  let cursor: string | null = null;
  do {
    const page: ResultsPage = await person.get(
      `/api/searches/${searchId}/results?limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const { creator, post } of page.results) {
      for (const address of [creator.avatarUrl, post?.thumbnailUrl]) if (address) addresses.push(address);
    }
    cursor = page.next;
  } while (cursor !== null);
  return addresses;
}

function resized(addresses: string[], width: { avatar: number; thumbnail: number } | undefined): string[] {
  if (width === undefined) return addresses;
  return addresses.map((address) =>
    address.replace(/\d+$/, String(address.includes('/creator/') ? width.avatar : width.thumbnail)),
  );
}

async function measureVisit(
  sandbox: BenchSandbox,
  url: string,
  what: string,
  addresses: readonly string[],
): Promise<Visit> {
  const before = (await sandbox.imageCalls()).length;
  const visit: Visit = { what, seconds: 0, pictures: 0, initials: 0, broken: 0, upstream: 0 };
  const agent = new Agent({ connections, pipelining: 1 });
  const startedAt = performance.now();
  await Promise.all(
    addresses.map(async (address) => {
      const {
        statusCode,
        headers: told,
        body,
      } = await request(new URL(address, url), {
        dispatcher: agent,
        headers,
      });
      const { byteLength } = await body.arrayBuffer();
      const type = String(told['content-type']);
      if (statusCode !== 200 || byteLength === 0) visit.broken += 1;
      else if (type === 'image/webp') visit.pictures += 1;
      else if (type.startsWith('image/svg+xml')) visit.initials += 1;
      else visit.broken += 1;
    }),
  );
  visit.seconds = (performance.now() - startedAt) / 1000;
  await agent.close();
  visit.upstream = (await sandbox.imageCalls()).length - before;
  return visit;
}

async function askAtOnce(sandbox: BenchSandbox, app: BenchApp, address: string): Promise<number> {
  const before = (await sandbox.imageCalls()).length;
  await Promise.all(
    Array.from({ length: askingAtOnce }, async () =>
      (await fetch(new URL(address, app.url), { headers })).arrayBuffer(),
    ),
  );
  return (await sandbox.imageCalls()).length - before;
}
