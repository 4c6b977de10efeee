import { wordsOf } from '../../src/domain/similarity.ts';
import { platformById } from '../../src/platforms/index.ts';
import type { Platform, ProviderContext } from '../../src/platforms/platform.ts';
import { createScrapeCreators } from '../../src/providers/scrapecreators.ts';
import type { Creator } from '../../src/sandbox/world/creator.ts';
import { networkNames } from '../../src/sandbox/world/network.ts';
import { profileOf } from '../../src/sandbox/world/profile.ts';
import { createWorld, type World } from '../../src/sandbox/world/world.ts';
import type { BenchPostgres } from '../support/database.ts';
import { spread } from '../support/figures.ts';
import { createReport, note } from '../support/report.ts';
import { startBenchSandbox } from '../support/sandbox.ts';
import { findNaively, findSimilar } from './harness.ts';
import { normalizedGainAt, precisionAt } from './ranking.ts';
import { drawSeeds, gradeOf, idealGrades, type SeedPart, seedParts } from './truth.ts';

const seedCount = 36;
const target = 40;
const places = 20;

/** One way of finding, for one seed. */
interface Measured {
  alike: number;
  near: number;
  gain: number;
  credits: number;
}

/** Whether similar searches find who is alike, as the sandbox's world knows it and never shows. */
export async function benchSimilar(postgres: BenchPostgres): Promise<void> {
  const report = createReport('similar', 'Creators like a creator', postgres.version);
  report.say(
    `${seedCount} seeds a network: half in English, half in nine languages, various niches and sizes; target ${target}.`,
  );
  report.say(
    'alike = same niche and language; near = that, or the niche in another language, or one of two niches shared',
  );
  report.say(
    'and the language. Gains: 3 for alike, 1 for near. nDCG beside the best order of everybody there is.',
  );
  report.say("naive = the first telling word of bio or name, keyword search, in the provider's order.");
  report.say('Mean over seeds; in brackets the median with the lowest and the highest.');
  report.say('');
  const rows: string[][] = [];
  const sandbox = await startBenchSandbox();
  const client = createScrapeCreators({
    apiKey: 'sandbox',
    url: sandbox.url,
    concurrency: 20,
    timeoutMs: 20_000,
  });
  try {
    for (const network of networkNames) {
      const platform = platformById(network);
      if (platform === undefined) throw new Error(`No platform ${network}.`);
      const world = createWorld({ network });
      for (const part of seedParts) rows.push(...(await measurePart(platform, world, part, client)));
    }
  } finally {
    await client.close();
    await sandbox.stop();
  }
  report.table(['network', 'seeds', 'way', 'alike P@20', 'near P@20', 'nDCG@20', 'credits'], rows);
  report.keep();
}

type Client = ReturnType<typeof createScrapeCreators>;

async function measurePart(
  platform: Platform,
  world: World,
  part: SeedPart,
  client: Client,
): Promise<string[][]> {
  const byId = new Map(world.creators.map((creator) => [creator.id, creator]));
  const similar: Measured[] = [];
  const naive: Measured[] = [];
  for (const seed of drawSeeds(world, part, seedCount)) {
    const ideal = idealGrades(world, seed);
    const measure = async (find: (context: ProviderContext) => Promise<string[]>): Promise<Measured> => {
      let credits = 0;
      const ledger = {
        find: async () => null,
        record: async (call: { credits: number }) => {
          credits += call.credits;
        },
      };
      const found = await find({ scrapeCreators: client.calls({ ledger }), profileMaximumAgeDays: 0 });
      const others = found.flatMap((id) => byId.get(id) ?? []).filter((creator) => creator !== seed);
      const grades = others.map((creator) => gradeOf(seed, creator));
      return {
        alike: precisionAt(places, grades, 2),
        near: precisionAt(places, grades, 1),
        gain: normalizedGainAt(places, grades, ideal),
        credits,
      };
    };
    similar.push(await measure((context) => findSimilar(platform, seed.handle, target, context)));
    naive.push(await measure((context) => findNaively(platform, naiveKeyword(seed), target, context)));
    note(
      `  ${platform.id} ${seed.language} ${seed.niche.name}: ${similar.at(-1)?.gain.toFixed(2)} / ${naive.at(-1)?.gain.toFixed(2)}`,
    );
  }
  return [
    [platform.id, part, 'similar', ...columnsOf(similar)],
    [platform.id, part, 'naive', ...columnsOf(naive)],
  ];
}

function naiveKeyword(seed: Creator): string {
  return wordsOf(profileOf(seed).bio)[0] ?? wordsOf(seed.nickname)[0] ?? seed.nickname;
}

function columnsOf(measured: Measured[]): string[] {
  const column = (digits: number, value: (one: Measured) => number) => {
    const values = measured.map(value);
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    return `${mean.toFixed(digits)} [${spread(values, digits)}]`;
  };
  return [
    column(2, ({ alike }) => alike),
    column(2, ({ near }) => near),
    column(2, ({ gain }) => gain),
    column(0, ({ credits }) => credits),
  ];
}
