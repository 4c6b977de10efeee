import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '../db/schema/accounts.ts';
import { isFinished, type Search, type SearchMode, startSearchInputSchema } from '../domain/search.ts';
import { ensureDemoAccount } from '../features/accounts/demo-account.ts';
import { createCampaign } from '../features/campaigns/create-campaign.ts';
import { viewCampaigns } from '../features/campaigns/view-campaigns.ts';
import { exportSearchCsv } from '../features/exports/export-search-csv.ts';
import { openServerServices } from '../features/open-server-services.ts';
import { cancelSearch } from '../features/searches/cancel-search.ts';
import { getSearch } from '../features/searches/get-search.ts';
import { workOnSearches } from '../features/searches/jobs.ts';
import { startSearch } from '../features/searches/start-search.ts';
import type { Services } from '../features/services.ts';
import { readEnvironment } from '../lib/env.ts';
import { AppError } from '../lib/errors.ts';
import { logger } from '../lib/logger.ts';
import { prepareLocalRun } from '../local/local-run.ts';
import { createProgress } from '../local/progress.ts';

export interface SearchCommandOptions {
  platform: string;
  queries: string[];
  target: number;
  mode: string;
  csv?: string;
  json: boolean;
  campaign: string;
  account?: string;
}

type SearchInput = Omit<z.infer<typeof startSearchInputSchema>, 'campaignId'>;

/** In the place of the campaign, which is found when the database is open: what else is wrong shows before that. */
const someCampaign = '00000000-0000-4000-8000-000000000000';

/** How long to wait for a change before looking anyway. */
const patienceMs = 1000;

/** Runs one search to its end in this process, with the verbs that the server uses; answers the exit code. */
export async function searchCommand(options: SearchCommandOptions): Promise<number> {
  const input = readInput(options);
  const environment = readEnvironment(process.env);
  if (!process.env.LOG_LEVEL) logger.level = 'error'; // a person reads along
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());

  const local = await prepareLocalRun(
    environment,
    createProgress((line) => process.stderr.write(`${line}\n`)),
  );
  try {
    const services = await openServerServices(local.configuration, { maintain: true });
    try {
      if (local.configuration.demo) await ensureDemoAccount(services, local.configuration.demo);
      const accountId = await accountOf(services, options.account ?? local.configuration.demo?.email);
      const work = await workOnSearches(services, { concurrency: environment.PROVIDER_CONCURRENCY });
      try {
        return await searchAndReport(services, accountId, options, input, interruption.signal);
      } finally {
        await work.stop();
      }
    } finally {
      await services.close();
    }
  } finally {
    await local.stop();
  }
}

function readInput({ platform, mode, queries, target }: SearchCommandOptions): SearchInput {
  const input = startSearchInputSchema.safeParse({
    campaignId: someCampaign,
    platform,
    mode,
    queries,
    target,
  });
  if (!input.success) {
    throw new AppError('bad_input', input.error.issues.map(({ message }) => message).join(' '));
  }
  const { campaignId: _, ...others } = input.data;
  return others;
}

async function searchAndReport(
  services: Services,
  accountId: string,
  options: SearchCommandOptions,
  input: SearchInput,
  interruption: AbortSignal,
): Promise<number> {
  const campaignId = await campaignOf(services, accountId, options.campaign, input.mode);
  const { searchId } = await startSearch(services, accountId, { campaignId, ...input });

  const search = await watch(services, accountId, searchId, options, interruption);
  if (options.csv !== undefined) await writeCsv(services, accountId, searchId, options.csv);
  process.stderr.write(`${sentenceOf(search)}\n`);
  return exitCodeOf(search);
}

/** Follows the search to its end, with a bar where somebody looks and JSON Lines where they are asked for. */
async function watch(
  services: Services,
  accountId: string,
  searchId: string,
  { target, json }: SearchCommandOptions,
  interruption: AbortSignal,
): Promise<Search> {
  const bar = new SingleBar({
    format: ' {bar} {percentage}% · {found} of {target} creators · {emails} with e-mail · {credits} credits',
    stream: process.stderr,
    hideCursor: true,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  bar.start(100, 0, { found: 0, target, emails: 0, credits: 0 });
  const printed = new Set<string>();
  let after = 0;
  try {
    for (;;) {
      if (interruption.aborted) await cancelSearch(services, accountId, searchId);
      const changed = nextChange(services, searchId, interruption);
      const page = await getSearch(services, accountId, { searchId, after, limit: 500 });
      after = page.after;
      const { search } = page;
      const { found, withEmail } = search.counts;
      bar.update(Math.floor(search.progress), { found, target, emails: withEmail, credits: search.credits });
      for (const result of page.results) {
        if (!json || result.enrichment === 'pending' || printed.has(result.creator.id)) continue;
        printed.add(result.creator.id);
        process.stdout.write(`${JSON.stringify(result)}\n`);
      }
      if (page.more) continue;
      if (isFinished(search.status)) return search;
      await changed;
    }
  } finally {
    bar.stop();
  }
}

function nextChange({ searchEvents }: Services, searchId: string, interruption: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unsubscribe();
      interruption.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, patienceMs);
    const unsubscribe = searchEvents.subscribe(searchId, done);
    if (!interruption.aborted) interruption.addEventListener('abort', done);
  });
}

async function writeCsv(
  services: Services,
  accountId: string,
  searchId: string,
  file: string,
): Promise<void> {
  const { stream } = await exportSearchCsv(services, accountId, searchId, { byteOrderMark: false });
  const source = Readable.fromWeb(stream);
  if (file === '-') for await (const chunk of source) process.stdout.write(chunk);
  else await pipeline(source, createWriteStream(file));
}

async function accountOf({ database }: Services, email: string | undefined): Promise<string> {
  if (email === undefined) throw new AppError('no_account', 'Say whose campaign with --account <email>.');
  const [user] = await database
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, email.toLowerCase()));
  if (!user) throw new AppError('no_account', `There is no account ${email} here.`);
  return user.id;
}

async function campaignOf(
  services: Services,
  accountId: string,
  name: string,
  mode: SearchMode,
): Promise<string> {
  const searchType = mode === 'similar' ? 'similar' : 'keyword';
  const known = (await viewCampaigns(services.database, accountId)).find(
    (campaign) => campaign.name === name,
  );
  return (known ?? (await createCampaign(services, accountId, { name, description: '', searchType }))).id;
}

function sentenceOf({ ending, counts, credits, error, status }: Search): string {
  const found = `${counts.found} creators, ${counts.withEmail} with e-mail, ${credits} credits`;
  if (ending === 'target_reached') return `Complete: ${found}.`;
  if (ending === 'exhausted') return `The network has no more for these words: ${found}.`;
  if (ending === 'nothing_found') return 'Nothing matches these words.';
  if (status === 'error') return `The search failed: ${error?.message ?? ending}`;
  if (status === 'cancelled') return `Cancelled: ${found}.`;
  if (status === 'timeout') return `The deadline has passed: ${found}.`;
  return `Ended (${ending?.replaceAll('_', ' ')}): ${found}.`;
}

function exitCodeOf({ status, ending }: Search): number {
  if (status === 'cancelled') return 130;
  if (status === 'timeout') return 4;
  if (status === 'error') return 2;
  return ending === 'nothing_found' ? 3 : 0;
}
