import { and, eq, sql } from 'drizzle-orm';
import { campaigns } from '../../db/schema/campaigns.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import { queryKey, type StartSearchInput, startSearchInputSchema } from '../../domain/search.ts';
import { AppError, notFound } from '../../lib/errors.ts';
import { platformById } from '../../platforms/index.ts';
import type { Platform } from '../../platforms/platform.ts';
import { recordCampaignEvent } from '../campaigns/record-event.ts';
import type { Services } from '../services.ts';
import { searchTopic } from './search-topic.ts';

/**
 * Starts a search in a campaign of the account's: everything that running it needs is in rows when this returns, and a
 * worker is on its way. Throws `not_found`, `unknown_platform`, `unknown_mode`, `bad_handle`. `runAgain` is for the campaign's activity.
 */
export async function startSearch(
  services: Pick<Services, 'database' | 'queue' | 'sandbox' | 'searchDeadlineMinutes' | 'budgets'>,
  accountId: string,
  input: StartSearchInput,
  { runAgain = false }: { runAgain?: boolean } = {},
): Promise<{ searchId: string }> {
  const {
    campaignId,
    platform: platformId,
    mode,
    target,
    filters,
    creditLimit,
    ...given
  } = startSearchInputSchema.parse(input);
  const platform = platformById(platformId);
  if (!platform) throw new AppError('unknown_platform', `There is no network "${platformId}" here.`);
  if (!platform.modes[mode]) {
    throw new AppError('unknown_mode', `${platform.name} cannot be searched by ${mode}.`);
  }
  const queries = mode === 'similar' ? readHandles(platform, given.queries) : given.queries;
  return services.database.transaction(async (transaction) => {
    const [campaign] = await transaction
      .update(campaigns)
      .set({ status: 'active', updatedAt: sql`now()` })
      .where(and(eq(campaigns.id, campaignId), eq(campaigns.accountId, accountId)))
      .returning({ id: campaigns.id });
    if (!campaign) throw notFound('campaign');

    const [search] = await transaction
      .insert(searches)
      .values({
        accountId,
        campaignId,
        platform: platform.id,
        mode,
        target,
        filters,
        creditLimit: smallest(creditLimit, services.budgets.perSearch),
        sandbox: services.sandbox,
        deadlineAt: sql`now() + make_interval(secs => ${services.searchDeadlineMinutes * 60})`,
      })
      .returning({ id: searches.id });
    if (!search) throw new Error('The insert of a search answered no row.');

    await transaction
      .insert(searchQueries)
      .values(queries.map((text, position) => ({ searchId: search.id, position, text })));
    if (runAgain) {
      await recordCampaignEvent(transaction, { campaignId, searchId: search.id, kind: 'search_run_again' });
    }
    await services.queue.send(transaction, searchTopic, { searchId: search.id });
    return { searchId: search.id };
  });
}

/** Seeds as handles, whatever was pasted: a handle, "@handle" or the address of a profile. */
function readHandles(platform: Platform, texts: string[]): string[] {
  const handles = new Map<string, string>();
  for (const text of texts) {
    const handle = platform.readHandle(text);
    if (handle === null) {
      throw new AppError(
        'bad_handle',
        `"${text}" is no handle and no profile address of ${platform.name}. Try @handle, or paste the profile's address.`,
        { details: { text } },
      );
    }
    if (handles.has(queryKey(handle)))
      throw new AppError('bad_handle', `@${handle} is there twice.`, { details: { text } });
    handles.set(queryKey(handle), handle);
  }
  return [...handles.values()];
}

function smallest(...limits: (number | null | undefined)[]): number | null {
  const set = limits.filter((limit) => limit !== null && limit !== undefined);
  return set.length === 0 ? null : Math.min(...set);
}
