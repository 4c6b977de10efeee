import { campaigns } from '../../db/schema/campaigns.ts';
import { type Campaign, type CreateCampaignInput, createCampaignInputSchema } from '../../domain/campaign.ts';
import type { Services } from '../services.ts';
import { getCampaign } from './get-campaign.ts';

/** Creates a campaign of the account's, a draft until its first search. */
export async function createCampaign(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  input: CreateCampaignInput,
): Promise<Campaign> {
  const { name, description, searchType } = createCampaignInputSchema.parse(input);
  const [created] = await database
    .insert(campaigns)
    .values({ accountId, name, description, searchType })
    .returning({ id: campaigns.id });
  return getCampaign({ database }, accountId, created?.id ?? '');
}
