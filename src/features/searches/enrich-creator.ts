import { and, eq, sql } from 'drizzle-orm';
import PQueue from 'p-queue';
import { searches, searchResults } from '../../db/schema/searches.ts';
import type { EnrichmentStatus } from '../../domain/search.ts';
import { platformById } from '../../platforms/index.ts';
import type { Profile } from '../../platforms/platform.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { saveCreators } from '../creators/save-creators.ts';
import type { Services } from '../services.ts';
import { dropAnswers, type LedgerStep, openCallLedger } from './call-ledger.ts';
import type { ProfileClaim } from './claim-work.ts';
import { endSearch, finishSearchIfOver, lockRunningSearch } from './finish-search.ts';

type Effects = Pick<Services, 'database' | 'scrapeCreators'>;
type Outcome = Profile | { status: 'failed'; error: ProviderError };

/**
 * How many profiles a process applies at once. Those of one search take turns at its row anyhow; when fifty answers come
 * together and each waits there with a connection in hand, the search's next page waits behind them all.
 */
const effects = new PQueue({ concurrency: 3 });

/**
 * Reads the claimed creator's profile and applies it in one transaction, which does nothing when the claim was lost,
 * the profile is settled already or the search has ended. A profile that cannot be read leaves its row marked.
 */
export async function enrichCreator(
  services: Effects,
  claim: ProfileClaim,
  signal: AbortSignal,
): Promise<void> {
  const outcome = await readProfile(services, claim, signal);
  await effects.add(() => settleProfile(services, claim, outcome));
}

/** Writes what became of the claimed profile. */
export async function settleProfile(
  { database }: Pick<Services, 'database'>,
  claim: ProfileClaim,
  outcome: Outcome,
): Promise<void> {
  await database.transaction(async (transaction) => {
    // The answer is on disk since it came: a crash that loses this commit only applies it once more.
    await transaction.execute(sql`set local synchronous_commit = off`);
    const search = await lockRunningSearch(transaction, claim.searchId);
    if (!search) return dropAnswers(transaction, stepOf(claim));
    const settled = await transaction
      .update(searchResults)
      .set({
        enrichment: outcome.status satisfies EnrichmentStatus,
        errorCode: outcome.status === 'failed' ? outcome.error.code : null,
        claimedBy: null,
        revision: search.revision + 1,
      })
      .where(
        and(
          eq(searchResults.searchId, claim.searchId),
          eq(searchResults.creatorId, claim.creatorId),
          eq(searchResults.enrichment, 'pending'),
          eq(searchResults.claimedBy, claim.workerId),
        ),
      );
    if (settled.rowCount === 0) return;
    if (outcome.status === 'enriched') {
      await saveCreators(transaction, claim.platform, [outcome.creator], { profileRead: true });
    }
    await transaction
      .update(searches)
      .set({ revision: search.revision + 1 })
      .where(eq(searches.id, search.id));
    await dropAnswers(transaction, stepOf(claim));
    if (outcome.status === 'failed' && outcome.error.code === 'out_of_credits') {
      await endSearch(transaction, search, 'completed', 'out_of_credits');
    } else await finishSearchIfOver(transaction, search);
  });
}

function stepOf({ accountId, searchId, creatorId }: ProfileClaim): LedgerStep {
  return { accountId, searchId, purpose: `profile:${creatorId}` };
}

async function readProfile(services: Effects, claim: ProfileClaim, signal: AbortSignal): Promise<Outcome> {
  const platform = platformById(claim.platform);
  if (!platform) throw new Error(`A creator was claimed for the unknown platform ${claim.platform}.`);
  const ledger = openCallLedger(services.database, stepOf(claim));
  const scrapeCreators = services.scrapeCreators.calls({ ledger, signal });
  try {
    return await platform.profile(claim, { scrapeCreators });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.code === 'nothing_found' ? { status: 'missing' } : { status: 'failed', error };
  }
}
