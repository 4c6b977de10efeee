import { desc, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import type { Campaign } from '../../domain/campaign.ts';

/** The account's campaigns with their figures, latest activity first; one of them with `campaignId`. */
export async function viewCampaigns(
  executor: Executor,
  accountId: string,
  campaignId?: string,
): Promise<Campaign[]> {
  const rows = await executor
    .select({
      campaign: campaigns,
      platforms: sql<string[]>`(
        select coalesce(jsonb_agg(distinct search.platform), '[]') from searches search
        where search.campaign_id = campaigns.id
      )`,
      searchCount: sql<number>`(
        select count(*)::int from searches search where search.campaign_id = campaigns.id
      )`,
      creators: sql<{ all: number; withEmail: number }>`(
        select jsonb_build_object(
          'all', count(distinct creator.id),
          'withEmail', count(distinct creator.id) filter (where creator.emails <> '[]')
        )
        from searches search
        join search_results result on result.search_id = search.id
        join creators creator on creator.id = result.creator_id
        where search.campaign_id = campaigns.id
      )`,
    })
    .from(campaigns)
    .where(
      campaignId === undefined
        ? eq(campaigns.accountId, accountId)
        : sql`${campaigns.accountId} = ${accountId} and ${campaigns.id} = ${campaignId}`,
    )
    .orderBy(desc(campaigns.updatedAt), desc(campaigns.id));
  return rows.map(({ campaign, platforms, searchCount, creators }) => ({
    id: campaign.id,
    name: campaign.name,
    description: campaign.description,
    searchType: campaign.searchType,
    status: campaign.status,
    platforms,
    searchCount,
    creatorCount: creators.all,
    withEmailCount: creators.withEmail,
    createdAt: campaign.createdAt.toISOString(),
    lastActivityAt: campaign.updatedAt.toISOString(),
  }));
}
