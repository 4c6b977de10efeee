import { z } from 'zod';

/** Why a candidate is near to a seed, in words a person agrees with. */
export const similarityReasonSchema = z.object({
  kind: z.enum(['topics', 'hashtags', 'language', 'country', 'size', 'engagement', 'relation', 'category']),
  /** As in "4 shared hashtags". */
  text: z.string(),
  /** Which, as in the hashtags themselves; empty when the text says it all. */
  details: z.array(z.string()),
});
export type SimilarityReason = z.infer<typeof similarityReasonSchema>;

/** What is known of a creator when it is compared: a seed whole, a candidate once its profile is read. */
export interface SimilarProfile {
  externalId: string;
  handle: string;
  name: string | null;
  bio: string | null;
  tags: string[];
  category: string | null;
  language: string | null;
  country: string | null;
  followerCount: number | null;
  engagementRate: number | null;
  /** Of recent posts. */
  captions: string[];
  /** As written, with repeats over posts. */
  hashtags: string[];
}

export interface Candidate extends SimilarProfile {
  /** How many relations away from a seed the network has it; null when it was found by words. */
  distance: number | null;
}

/** How many of a sample of other creators use a word: rare words tell more. May be empty, as in a new installation. */
export interface WordBackground {
  documentCount: number;
  /** By word, as `wordsOf` and `wordsToCount` give them. */
  documentFrequency: ReadonlyMap<string, number>;
}
