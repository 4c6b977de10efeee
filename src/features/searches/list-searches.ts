import { desc, eq } from 'drizzle-orm';
import { searches } from '../../db/schema/searches.ts';
import type { Search } from '../../domain/search.ts';
import type { Services } from '../services.ts';
import { viewSearches } from './search-view.ts';

/** The account's latest searches over all campaigns, newest first. */
export async function listSearches(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  { limit }: { limit: number },
): Promise<Search[]> {
  const latest = await database
    .select({ id: searches.id })
    .from(searches)
    .where(eq(searches.accountId, accountId))
    .orderBy(desc(searches.createdAt), desc(searches.id))
    .limit(limit);
  return viewSearches(
    database,
    latest.map(({ id }) => id),
  );
}

/** The searches of one campaign, newest first: the caller has made sure whose it is. */
export async function listSearchesOfCampaign(
  { database }: Pick<Services, 'database'>,
  campaignId: string,
): Promise<Search[]> {
  const rows = await database
    .select({ id: searches.id })
    .from(searches)
    .where(eq(searches.campaignId, campaignId));
  return viewSearches(
    database,
    rows.map(({ id }) => id),
  );
}
