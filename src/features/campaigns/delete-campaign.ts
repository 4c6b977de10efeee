import { and, eq } from 'drizzle-orm';
import { campaigns } from '../../db/schema/campaigns.ts';
import { searches } from '../../db/schema/searches.ts';
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
  await database.transaction(async (transaction) => {
    // Searches before the campaign: the order in which a search that ends takes its locks.
    await transaction
      .select({ id: searches.id })
      .from(searches)
      .where(and(eq(searches.campaignId, campaignId), eq(searches.accountId, accountId)))
      .orderBy(searches.id)
      .for('update');
    const deleted = await transaction
      .delete(campaigns)
      .where(and(eq(campaigns.id, campaignId), eq(campaigns.accountId, accountId)));
    if (deleted.rowCount === 0) throw notFound('campaign');
  });
}
