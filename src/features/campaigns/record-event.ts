import type { Executor } from '../../db/client.ts';
import { campaignEvents } from '../../db/schema/campaigns.ts';

type RecordedEvent = Pick<typeof campaignEvents.$inferInsert, 'campaignId' | 'searchId' | 'kind' | 'before'>;

/**
 * Writes down what a person did, in the transaction that does it. Of "search_run_again" `searchId` is the new search;
 * `before` is the old name of a campaign that was renamed, the ending of a search that is retried.
 */
export async function recordCampaignEvent(executor: Executor, event: RecordedEvent): Promise<void> {
  await executor.insert(campaignEvents).values(event);
}
