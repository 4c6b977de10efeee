import type { EnrichmentStatus } from '../../domain/search.ts';
import type { Profile } from '../../platforms/platform.ts';
import type { ProviderError } from '../../providers/provider-error.ts';
import type { ProfileClaim } from './claim-work.ts';

/** What became of a claimed profile: read now, read before (`known`), or not to be had. */
export type Outcome =
  | Profile
  | { status: 'known'; as: 'enriched' | 'private' | 'deleted' | 'missing' }
  | { status: 'failed'; error: ProviderError };

export interface Settlement {
  claim: ProfileClaim;
  outcome: Outcome;
}

export function statusOf(outcome: Outcome): EnrichmentStatus {
  return outcome.status === 'known' ? outcome.as : outcome.status;
}

/** Names the reading of a profile within its search, in the ledger. */
export function purposeOf({ creatorId }: Pick<ProfileClaim, 'creatorId'>): string {
  return `profile:${creatorId}`;
}
