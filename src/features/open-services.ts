import { availableParallelism } from 'node:os';
import { openDatabase } from '../db/client.ts';
import type { Configuration } from '../lib/env.ts';
import { createScrapeCreators } from '../providers/scrapecreators.ts';
import { startPgBossQueue } from '../queue/pg-boss-queue.ts';
import { openImageService } from './images/image-service.ts';
import { openSharedLimits } from './providers/shared-limits.ts';
import { openSearchEvents } from './searches/search-events.ts';
import { searchTopic } from './searches/search-topic.ts';
import type { Services } from './services.ts';

/** The key that the sandbox is shown: it takes any. */
const sandboxKey = 'sandbox';

/** Builds what the verbs stand on, on a migrated database. `maintain` is for processes that work the queue. */
export async function openServices(
  configuration: Configuration,
  { maintain }: { maintain: boolean },
): Promise<Services & { close(): Promise<void> }> {
  const { environment, databaseUrl, sandboxUrl, demo } = configuration;
  const database = openDatabase(databaseUrl, environment.DATABASE_POOL_SIZE);
  const [queue, searchEvents, sharedLimits] = await Promise.all([
    startPgBossQueue({ databaseUrl, topics: [searchTopic], maintain }),
    openSearchEvents(database, databaseUrl),
    openSharedLimits(database, databaseUrl),
  ]);
  const scrapeCreators = createScrapeCreators({
    apiKey: environment.SCRAPECREATORS_API_KEY ?? sandboxKey,
    url: sandboxUrl ?? environment.SCRAPECREATORS_URL,
    concurrency: environment.PROVIDER_CONCURRENCY,
    timeoutMs: environment.PROVIDER_TIMEOUT_SECONDS * 1000,
    limitStore: sharedLimits,
  });
  const cacheDays = readCacheDays(environment.PROFILE_CACHE_DAYS);
  const images = openImageService(database, maintain ? 1 : availableParallelism(), configuration);
  return {
    database,
    queue,
    searchEvents,
    scrapeCreators,
    images,
    sandbox: sandboxUrl !== null,
    searchDeadlineMinutes: environment.SEARCH_DEADLINE_MINUTES,
    profileCacheDays: (platformId) => cacheDays.get(platformId) ?? cacheDays.get('') ?? 0,
    budgets: {
      perSearch: environment.CREDITS_PER_SEARCH ?? null,
      perAccountMonth: environment.CREDITS_PER_ACCOUNT_MONTH ?? null,
      perDay: environment.CREDITS_PER_DAY ?? null,
    },
    demo,
    async close() {
      await queue.stop();
      await searchEvents.close();
      await Promise.all([scrapeCreators.close(), images.close()]);
      await sharedLimits.close();
      await database.$client.end();
    },
  };
}

/** `7, <platform>=3`: days by platform, and by "" for all others. */
function readCacheDays(text: string): Map<string, number> {
  return new Map(
    text.split(',').map((part): [string, number] => {
      const [days = '', platformId = ''] = part.trim().split('=').reverse();
      return [platformId, Number(days)];
    }),
  );
}
