import { desc, eq } from 'drizzle-orm';
import { searches } from '../../db/schema/searches.ts';
import type { Search } from '../../domain/search.ts';
import { type SearchViewer, viewSearches } from './search-view.ts';

/** The account's latest searches over all campaigns, newest first. */
export async function listSearches(
  services: SearchViewer,
  accountId: string,
  { limit }: { limit: number },
): Promise<Search[]> {
  const latest = await services.database
    .select({ id: searches.id })
    .from(searches)
    .where(eq(searches.accountId, accountId))
    .orderBy(desc(searches.createdAt), desc(searches.id))
    .limit(limit);
  return viewSearches(
    services,
    latest.map(({ id }) => id),
  );
}

/** The searches of one campaign, newest first: the caller has made sure whose it is. */
export async function listSearchesOfCampaign(services: SearchViewer, campaignId: string): Promise<Search[]> {
  const rows = await services.database
    .select({ id: searches.id })
    .from(searches)
    .where(eq(searches.campaignId, campaignId));
  return viewSearches(
    services,
    rows.map(({ id }) => id),
  );
}
