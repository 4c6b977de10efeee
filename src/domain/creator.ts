import { z } from 'zod';

/** An e-mail address read from a creator's public text, with what speaks for it. */
export const emailAddressSchema = z.object({
  /** Ready to use: decoded, domain in lower case. */
  address: z.string(),
  foundIn: z.enum(['bio', 'link', 'provider']),
  /** `disguised` addresses were written as "name [at] brand dot com" and the like, and decoded. */
  form: z.enum(['plain', 'disguised', 'mailto']),
  /** The words as they stood in the text. */
  writtenAs: z.string(),
  /** 0 to 1: how sure the extractor is that this is a working address of this creator. */
  confidence: z.number().min(0).max(1),
});
export type EmailAddress = z.infer<typeof emailAddressSchema>;

const count = z.number().int().nonnegative().nullable();

/** What a network shows of an account. Unknown is null, never 0 and never an empty text. */
export interface CreatorFacts {
  /** The network's own id: handles change, this does not. */
  externalId: string;
  /** Without "@". */
  handle: string;
  name: string | null;
  bio: string | null;
  emails: EmailAddress[];
  links: string[];
  /** The address on the network's CDN: never sent to a browser. */
  avatarSourceUrl: string | null;
  followerCount: number | null;
  followingCount: number | null;
  postCount: number | null;
  verified: boolean | null;
  private: boolean | null;
  category: string | null;
  /** ISO 3166 code in upper case. */
  country: string | null;
  /** ISO 639 code in lower case. */
  language: string | null;
  /** The words that the account itself is filed under, as a channel's keywords; empty where a network has none. */
  tags: string[];
}

/** A post as the network shows it, by the creator who wrote it. */
export interface PostFacts {
  externalId: string;
  url: string | null;
  caption: string | null;
  publishedAt: Date | null;
  durationSeconds: number | null;
  viewCount: number | null;
  likeCount: number | null;
  commentCount: number | null;
  shareCount: number | null;
  /** Without "#", as written, in order, no doubles. */
  hashtags: string[];
  thumbnailSourceUrl: string | null;
}

/**
 * How the engagement rate was found: likes plus comments of recent posts, over the followers (median of the posts) or over
 * the views (mean of the posts).
 */
export const engagementFormulaSchema = z.enum(['median_per_follower', 'mean_per_view']);
export type EngagementFormula = z.infer<typeof engagementFormulaSchema>;

/** The creator as our API shows it. */
export const creatorSchema = z.object({
  id: z.uuid(),
  platform: z.string(),
  externalId: z.string(),
  handle: z.string(),
  name: z.string().nullable(),
  bio: z.string().nullable(),
  emails: z.array(emailAddressSchema),
  links: z.array(z.string()),
  /** A signed address of our own; null when the network showed no picture. */
  avatarUrl: z.string().nullable(),
  followerCount: count,
  followingCount: count,
  postCount: count,
  verified: z.boolean().nullable(),
  private: z.boolean().nullable(),
  category: z.string().nullable(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  /** A share: 0.034 is 3.4 %. Null below three posts with the figures that the formula needs. */
  engagementRate: z.number().nonnegative().nullable(),
  engagement: z
    .object({
      formula: engagementFormulaSchema,
      /** Posts that went into it. */
      sampleSize: z.number().int(),
      measuredAt: z.iso.datetime(),
    })
    .nullable(),
  averageViewCount: count,
  lastPostAt: z.iso.datetime().nullable(),
  profileUrl: z.string(),
  /** The day the profile was read; null until then. */
  profileReadAt: z.iso.datetime().nullable(),
  /** The day the counts (followers and so on) were read: a search page knows them before the profile does. */
  countsReadAt: z.iso.datetime(),
});
export type Creator = z.infer<typeof creatorSchema>;

/** The post as our API shows it. */
export const postSchema = z.object({
  id: z.uuid(),
  url: z.string().nullable(),
  caption: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  durationSeconds: z.number().nonnegative().nullable(),
  viewCount: count,
  likeCount: count,
  commentCount: count,
  shareCount: count,
  hashtags: z.array(z.string()),
  /** A signed address of our own. */
  thumbnailUrl: z.string().nullable(),
});
export type Post = z.infer<typeof postSchema>;
