import type { SimilarProfile } from './similar-profile.ts';

/** All that is not the subject makes at most a fifth: same language and size alone are no likeness. */
const weights = { language: 0.06, size: 0.06, country: 0.03, category: 0.03, engagement: 0.02 };
/** Of what is not known of both: it may be the same. */
const unknown = 0.3;

/** How alike two are beside their subject: 0 to the sum of the weights. */
export function contextOf(seed: SimilarProfile, candidate: SimilarProfile): number {
  return (
    weights.language * Number(agreement(seed.language, candidate.language) ?? unknown) +
    weights.country * Number(agreement(seed.country, candidate.country) ?? unknown) +
    weights.category * Number(agreement(seed.category, candidate.category) ?? unknown) +
    weights.size * nearestSize(seed.followerCount, candidate.followerCount) +
    weights.engagement * nearestRate(seed.engagementRate, candidate.engagementRate)
  );
}

const otherLanguageShare = 0.75;
const unknownLanguageShare = 0.93;

/** The same subject in another language reaches other people. */
export function languageShare(seed: SimilarProfile, candidate: SimilarProfile): number {
  const isSame = agreement(seed.language, candidate.language);
  if (isSame === null) return unknownLanguageShare;
  return isSame ? 1 : otherLanguageShare;
}

/** 1 for as many followers, 0.5 for five times as many or few, towards 0 for another world. */
export function nearestSize(one: number | null, other: number | null): number {
  if (one === null || other === null) return unknown;
  // A hundred more or less is nothing, also to those who have ten.
  return 2 ** -((Math.log10((one + 100) / (other + 100)) / 0.7) ** 2);
}

function nearestRate(one: number | null, other: number | null): number {
  if (one === null || other === null) return unknown;
  const larger = Math.max(one, other);
  return larger === 0 ? 1 : Math.min(one, other) / larger;
}

function agreement(one: string | null, other: string | null): boolean | null {
  return one === null || other === null ? null : one.toLowerCase() === other.toLowerCase();
}
