import type { EnrichmentStatus } from '../../../domain/search.ts';

interface EnrichmentWords {
  /** For the table. */
  short: string;
  /** For the drawer: why there is no bio. */
  long: string;
}

/** Why a creator's profile says nothing; null where it was read. */
export const enrichmentWords: Record<EnrichmentStatus, EnrichmentWords | null> = {
  pending: { short: 'Reading the profile…', long: 'The profile is being read.' },
  enriched: null,
  private: {
    short: 'Private account',
    long: 'This account is private: the network shows its profile to followers only.',
  },
  deleted: { short: 'Deleted account', long: 'This account was deleted or switched off since the post.' },
  missing: {
    short: 'Profile not found',
    long: 'The network has no profile under this handle: it may have been renamed.',
  },
  failed: {
    short: 'Profile not read',
    long: 'The profile could not be read: the provider failed each time. Running the search again tries once more.',
  },
  skipped: { short: 'Profile not read', long: 'The search ended before this profile was read.' },
};
