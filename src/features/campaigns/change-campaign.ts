import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { type Campaign, type ChangeCampaignInput, changeCampaignInputSchema } from '../../domain/campaign.ts';
import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';
import { getCampaign } from './get-campaign.ts';
import { recordCampaignEvent } from './record-event.ts';

/** Renames a campaign of the account's, changes what it is for, archives it or brings it back. Throws `not_found`. */
export async function changeCampaign(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  campaignId: string,
  input: ChangeCampaignInput,
): Promise<Campaign> {
  const { name, description, archived } = changeCampaignInputSchema.parse(input);
  await database.transaction(async (transaction) => {
    const [campaign] = await transaction
      .select({ name: campaigns.name, status: campaigns.status })
      .from(campaigns)
      .where(and(eq(campaigns.id, campaignId), eq(campaigns.accountId, accountId)))
      .for('no key update');
    if (!campaign) throw notFound('campaign');
    await transaction
      .update(campaigns)
      .set({
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        updatedAt: sql`now()`,
      })
      .where(eq(campaigns.id, campaignId));
    if (name !== undefined && name !== campaign.name) {
      await recordCampaignEvent(transaction, { campaignId, kind: 'renamed', before: campaign.name });
    }
    if (archived !== undefined && archived !== (campaign.status === 'archived')) {
      await setArchived(transaction, campaignId, archived);
    }
  });
  return getCampaign({ database }, accountId, campaignId);
}

/** A campaign comes back from the archive as its searches stand. */
async function setArchived(executor: Executor, campaignId: string, archived: boolean): Promise<void> {
  await executor.execute(sql`
    update campaigns set status = case
      when ${archived} then 'archived'
      when exists (select from searches where campaign_id = campaigns.id and finished_at is null) then 'active'
      when exists (select from searches where campaign_id = campaigns.id) then 'completed'
      else 'draft'
    end
    where id = ${campaignId}`);
  await recordCampaignEvent(executor, { campaignId, kind: archived ? 'archived' : 'restored' });
}
