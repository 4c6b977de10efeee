import { and, eq, sql } from 'drizzle-orm';
import { campaigns } from '../../db/schema/campaigns.ts';
import { searches } from '../../db/schema/searches.ts';
import { AppError, notFound } from '../../lib/errors.ts';
import { recordCampaignEvent } from '../campaigns/record-event.ts';
import type { Services } from '../services.ts';
import { isDecidedLater } from './search-tally.ts';
import { searchTopic } from './search-topic.ts';

/**
 * Goes on with a search of the account's where it stopped: queries that failed or were stopped from the page they stand
 * at, profiles that failed or were not read. What was found and paid stays. Throws `not_found`, `still_running`, and
 * `nothing_to_retry` when everything was looked at.
 */
export async function retrySearch(
  {
    database,
    queue,
    searchEvents,
    searchDeadlineMinutes,
  }: Pick<Services, 'database' | 'queue' | 'searchEvents' | 'searchDeadlineMinutes'>,
  accountId: string,
  searchId: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const [search] = await transaction
      .select({
        status: searches.status,
        revision: searches.revision,
        campaignId: searches.campaignId,
        ending: searches.ending,
        mode: searches.mode,
        filters: searches.filters,
        target: searches.target,
      })
      .from(searches)
      .where(and(eq(searches.id, searchId), eq(searches.accountId, accountId)))
      .for('no key update');
    if (!search) throw notFound('search');
    if (search.status === 'pending' || search.status === 'processing') {
      throw new AppError('still_running', 'The search is still running.', { status: 409 });
    }
    const queries = await transaction.execute(sql`
      update search_queries set status = 'pending', error_code = null, error_message = null
      where search_id = ${searchId} and status in ('failed', 'stopped')
        and ${search.target} > (
          select count(*) from search_results where search_id = ${searchId} and admission = 'admitted'
        )`);
    // Who was left out without a filter's word was only not needed, or not reached.
    const profiles = await transaction.execute(sql`
      update search_results set enrichment = 'pending', error_code = null, revision = ${search.revision + 1},
        admission = case when ${isDecidedLater(search)} then 'undecided' else admission end
      where search_id = ${searchId} and enrichment in ('failed', 'skipped') and left_out_by is null
        and (admission = 'admitted' or enrichment = 'failed' or ${search.status} <> 'completed' or exists (
          select from searches ended where ended.id = ${searchId} and ended.ending in ('budget_reached', 'out_of_credits')
        ))`);
    if ((queries.rowCount ?? 0) + (profiles.rowCount ?? 0) === 0) {
      throw new AppError('nothing_to_retry', 'Everything was looked at: there is nothing to try again.', {
        status: 409,
      });
    }
    await transaction
      .update(searches)
      .set({
        status: 'processing',
        ending: null,
        errorCode: null,
        errorMessage: null,
        finishedAt: null,
        deadlineAt: sql`now() + make_interval(secs => ${searchDeadlineMinutes * 60})`,
        revision: search.revision + 1,
      })
      .where(eq(searches.id, searchId));
    await transaction
      .update(campaigns)
      .set({
        status: sql`case when ${campaigns.status} = 'completed' then 'active' else ${campaigns.status} end`,
        updatedAt: sql`now()`,
      })
      .where(eq(campaigns.id, search.campaignId));
    await recordCampaignEvent(transaction, {
      campaignId: search.campaignId,
      searchId,
      kind: 'search_retried',
      before: search.ending,
    });
    await queue.send(transaction, searchTopic, { searchId });
  });
  searchEvents.changed(searchId);
}
