import type { Campaign } from '../../domain/campaign.ts';
import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';
import { viewCampaigns } from './view-campaigns.ts';

/** One campaign of the account's. Throws `not_found`. */
export async function getCampaign(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  campaignId: string,
): Promise<Campaign> {
  const [campaign] = await viewCampaigns(database, accountId, campaignId);
  if (!campaign) throw notFound('campaign');
  return campaign;
}
