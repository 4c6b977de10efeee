import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openServices } from '../../src/features/open-services.ts';
import { startSearch } from '../../src/features/searches/start-search.ts';
import type { Services } from '../../src/features/services.ts';
import { builtWebFolder, type Configuration, readEnvironment } from '../../src/lib/env.ts';
import { mistreatSql } from './audit.ts';
import type { Lane } from './lane.ts';
import { patiently } from './patience.ts';
import { type Plot, poisonOf } from './plots.ts';
import type { Schedule } from './schedule.ts';

/** One schedule's database, with somebody in it who searches. */
export interface Scene {
  configuration: Configuration;
  services: Services;
  accountId: string;
  /** Answers the search's id. */
  startSearch(): Promise<string>;
  close(): Promise<void>;
}

export async function openScene(
  lane: Lane,
  schedule: Schedule,
  plot: Plot,
  sabotage: string | undefined,
): Promise<Scene> {
  const own = await lane.createDatabase();
  const configuration = configurationOf(lane, own.url, schedule);
  const services = await openServices(configuration, { maintain: false });
  await setProvider(lane, schedule, plot);
  if (sabotage) await services.database.execute(sql.raw(sabotage));
  for (const strike of schedule.strikes) {
    if (strike.kind !== 'messages mistreated') continue;
    await services.database.execute(sql.raw(mistreatSql(strike.how, strike.share)));
  }
  const { accountId, campaignId } = await openAccount(services);
  const { platform, mode, queries, target, filters = {} } = plot;
  const input = { campaignId, platform, mode, queries, target, filters };
  return {
    configuration,
    services,
    accountId,
    startSearch: async () => (await patiently(() => startSearch(services, accountId, input))).searchId,
    async close() {
      lane.provider.onCall(() => undefined);
      await services.close();
      await own.drop();
    },
  };
}

function configurationOf(lane: Lane, databaseUrl: string, schedule: Schedule): Configuration {
  return {
    environment: readEnvironment({
      PORT: '0',
      LOG_LEVEL: 'silent',
      PROVIDER_CONCURRENCY: String(schedule.concurrency),
      // Only hangs are to be given up: who is frozen for long shall still have its answers.
      PROVIDER_TIMEOUT_SECONDS: schedule.strikes.some(({ kind }) => kind === 'faults') ? '3' : '60',
      DATABASE_POOL_SIZE: '8',
      IMAGE_WARMING: '0',
    }),
    databaseUrl,
    authSecret: randomUUID() + randomUUID(),
    sandboxUrl: lane.provider.url,
    demo: null,
    webFolder: builtWebFolder,
    imageStore: join(tmpdir(), 'castlist-chaos-images'),
  };
}

async function setProvider(lane: Lane, { latencyMs, strikes }: Schedule, plot: Plot): Promise<void> {
  await lane.sandbox.reset();
  lane.provider.setPoison(poisonOf(plot));
  const latency = (ms: number) => ({ kind: 'lognormal', ms, sigma: 0.5 });
  const faults = strikes.find((strike) => strike.kind === 'faults');
  await lane.sandbox.setFaults({
    latency: { pages: latency(latencyMs.pages), profiles: latency(latencyMs.profiles) },
    ...(faults ? { errorRates: { all: faults.rates } } : {}),
  });
}

async function openAccount({ database }: Services): Promise<{ accountId: string; campaignId: string }> {
  const accountId = randomUUID();
  await database.execute(sql`
    insert into users (id, name, email) values (${accountId}, 'Chaos', ${`${accountId}@people.example.com`})`);
  const { rows } = await database.execute<{ id: string }>(sql`
    insert into campaigns (account_id, name, search_type) values (${accountId}, 'Chaos', 'keyword') returning id`);
  return { accountId, campaignId: rows[0]?.id ?? '' };
}
