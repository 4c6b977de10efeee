import { wordsOf } from '../../src/domain/similarity.ts';
import { searchTerms } from '../../src/domain/similarity-terms.ts';
import type { Creator } from '../../src/sandbox/world/creator.ts';
import { networkNames } from '../../src/sandbox/world/network.ts';
import { createPost, newestPostNumber } from '../../src/sandbox/world/post.ts';
import { profileOf } from '../../src/sandbox/world/profile.ts';
import { createWorld, type World } from '../../src/sandbox/world/world.ts';
import { type BenchApp, type BenchClient, startApp } from '../support/app.ts';
import type { BenchPostgres } from '../support/database.ts';
import { spread } from '../support/figures.ts';
import { createReport, note } from '../support/report.ts';
import { type BenchSandbox, startBenchSandbox } from '../support/sandbox.ts';
import { type Found, find } from './find.ts';
import { normalizedGainAt, precisionAt } from './ranking.ts';
import { drawSeeds, gradeOf, idealGrades } from './truth.ts';

const seedCount = 36;
const target = 40;
const places = 20;
/** Seeds under way: nothing here is about time. */
const atOnce = 4;

/** What one way of finding is worth for one seed. */
interface Worth {
  alike: number;
  near: number;
  gain: number;
  credits: number;
}
const ways = ['similar', 'first word', 'best word'] as const;
type Way = (typeof ways)[number];

/** Whether similar searches find who is alike, as the sandbox's world knows it and never shows. */
export async function benchSimilar(postgres: BenchPostgres): Promise<void> {
  const report = createReport('similar', 'Creators like a creator', postgres.version);
  for (const line of explanation) report.say(line);
  const rows: string[][] = [];
  const sandbox = await startBenchSandbox();
  try {
    await sandbox.reset({});
    for (const network of networkNames) {
      const worths = await measureNetwork(postgres, sandbox, createWorld({ network }));
      for (const way of ways) rows.push([network, way, ...columnsOf(worths[way])]);
    }
  } finally {
    await sandbox.stop();
  }
  report.table(['network', 'way', 'alike P@20', 'near P@20', 'nDCG@20', 'credits'], rows);
  report.keep();
}

const explanation = [
  `${seedCount} seeds a network that no rule was tuned on, half in English, half in nine other languages, of various niches`,
  `and sizes; searches by the API, target ${target}, the first ${places} judged.`,
  'alike: same niche and same language. near: alike, or the niche in another language, or the language and one of two niches.',
  'nDCG: gains 3 for alike and 1 for near, beside the best order of everybody in the world; P@20 cannot be 1 where a niche',
  'has fewer than 20 in a small language.',
  "first word: a keyword search for the first telling word of bio or name, in the provider's order.",
  'best word: the same for the best of the words that a similar search would use.',
  'Mean over the seeds, and the median with the lowest and the highest. Credits as if no profile came from the cache.',
  '',
];

/** One installation per network, which knows more creators with every seed, as a customer's does. */
async function measureNetwork(
  postgres: BenchPostgres,
  sandbox: BenchSandbox,
  world: World,
): Promise<Record<Way, Worth[]>> {
  const worths: Record<Way, Worth[]> = { similar: [], 'first word': [], 'best word': [] };
  const database = await postgres.createDatabase();
  const app = await startApp({ databaseUrl: database.url, sandboxUrl: sandbox.url, concurrency: 20 });
  try {
    const person = await app.signUp();
    const waiting = drawSeeds(world, seedCount);
    const workOff = async () => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const judge = judgeOf(world, seed);
        for (const way of ways) worths[way].push(judge(await findBy(way, app, person, world, seed)));
        note(`  ${world.network}, ${seed.language}, ${seed.niche.name}: ${waiting.length} seeds to go`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, workOff));
    return worths;
  } finally {
    await app.stop();
    await database.drop();
  }
}

function findBy(way: Way, app: BenchApp, person: BenchClient, world: World, seed: Creator): Promise<Found> {
  const wanted = { platform: world.network, target };
  if (way === 'similar') return find(app, person, { ...wanted, mode: 'similar', query: seed.handle });
  const query = way === 'first word' ? firstWord(seed) : bestWord(world, seed);
  return find(app, person, { ...wanted, mode: 'keyword', query });
}

function firstWord(seed: Creator): string {
  const words = [profileOf(seed).bio, seed.nickname].flatMap(wordsOf).filter((word) => word.length > 1);
  return words[0] ?? seed.handle;
}

function bestWord(world: World, seed: Creator): string {
  const newest = newestPostNumber(seed, world.nowSeconds);
  const posts = Array.from({ length: 12 }, (_, at) => createPost(seed, newest - at));
  const terms = searchTerms({
    externalId: seed.id,
    handle: seed.handle,
    name: seed.nickname,
    bio: profileOf(seed).bio,
    tags: [],
    category: null,
    language: seed.language,
    country: null,
    followerCount: seed.followerCount,
    engagementRate: null,
    captions: posts.map(({ caption }) => caption),
    hashtags: posts.flatMap(({ hashtags }) => hashtags),
  });
  return terms[0]?.text ?? seed.handle;
}

function judgeOf(world: World, seed: Creator): (found: Found) => Worth {
  const byId = new Map(world.creators.map((creator) => [creator.id, creator]));
  const ideal = idealGrades(world, seed);
  return ({ ids, credits }) => {
    const others = ids.flatMap((id) => byId.get(id) ?? []).filter((creator) => creator !== seed);
    const grades = others.map((creator) => gradeOf(seed, creator));
    return {
      alike: precisionAt(places, grades, 2),
      near: precisionAt(places, grades, 1),
      gain: normalizedGainAt(places, grades, ideal),
      credits,
    };
  };
}

function columnsOf(worths: Worth[]): string[] {
  const column = (digits: number, value: (worth: Worth) => number) => {
    const values = worths.map(value);
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    return `${mean.toFixed(digits)}, ${spread(values, digits)}`;
  };
  return [
    column(2, ({ alike }) => alike),
    column(2, ({ near }) => near),
    column(2, ({ gain }) => gain),
    column(0, ({ credits }) => credits),
  ];
}
