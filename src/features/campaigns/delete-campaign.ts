import { and, eq } from 'drizzle-orm';
import { campaigns } from '../../db/schema/campaigns.ts';
import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';

/**
 * Deletes a campaign of the account's with its searches and results; running ones end with it. Creators stay: they are
 * rows over all searches. The ledger stays too: what was spent was spent. Throws `not_found`.
 */
export async function deleteCampaign(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  campaignId: string,
): Promise<void> {
  const deleted = await database
    .delete(campaigns)
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.accountId, accountId)));
  if (deleted.rowCount === 0) throw notFound('campaign');
}
