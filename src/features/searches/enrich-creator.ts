import { platformById } from '../../platforms/index.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Services } from '../services.ts';
import { openCallLedger } from './call-ledger.ts';
import type { ProfileClaim } from './claim-work.ts';
import { type Outcome, purposeOf } from './profile-outcome.ts';

/**
 * Reads the claimed creator's profile, or learns that it was read by another search within the cache time. A provider's
 * final refusal is an outcome too. Throws only what is a bug, a lost database, or the signal.
 */
export async function readProfile(
  services: Pick<Services, 'database' | 'scrapeCreators' | 'profileCacheDays'>,
  claim: ProfileClaim,
  signal: AbortSignal,
): Promise<Outcome> {
  if (claim.known !== null) return { status: 'known', as: claim.known };
  const platform = platformById(claim.platform);
  if (!platform) throw new Error(`A creator was claimed for the unknown platform ${claim.platform}.`);
  const { accountId, searchId } = claim;
  const ledger = openCallLedger(services.database, { accountId, searchId, purpose: purposeOf(claim) }, claim);
  const scrapeCreators = services.scrapeCreators.calls({ ledger, signal });
  const profileMaximumAgeDays = services.profileCacheDays(claim.platform);
  try {
    return await platform.profile(claim, { scrapeCreators, profileMaximumAgeDays });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.code === 'nothing_found' ? { status: 'missing' } : { status: 'failed', error };
  }
}
