import { and, eq, sql } from 'drizzle-orm';
import { campaigns } from '../../db/schema/campaigns.ts';
import { type Campaign, type ChangeCampaignInput, changeCampaignInputSchema } from '../../domain/campaign.ts';
import type { Services } from '../services.ts';
import { getCampaign } from './get-campaign.ts';

/** Renames a campaign of the account's or changes what it is for. Throws `not_found`. */
export async function changeCampaign(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  campaignId: string,
  input: ChangeCampaignInput,
): Promise<Campaign> {
  const { name, description } = changeCampaignInputSchema.parse(input);
  await database
    .update(campaigns)
    .set({
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      updatedAt: sql`now()`,
    })
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.accountId, accountId)));
  return getCampaign({ database }, accountId, campaignId);
}
