import { z } from 'zod';

const bound = z.number().nonnegative();

function range(unit: z.ZodNumber) {
  return z
    .strictObject({ from: unit.optional(), to: unit.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, 'Give at least one end of the range.')
    .refine(
      ({ from, to }) => from === undefined || to === undefined || from <= to,
      'The range ends before it begins.',
    );
}

const codes = (pattern: RegExp) => z.array(z.string().regex(pattern)).min(1).max(30);

/**
 * "Only creators who ...": on the form (applied while collecting) and over the results. A filter that is absent filters
 * nothing. What is unknown of a creator does not pass a filter that asks for it.
 */
export const searchFiltersSchema = z.strictObject({
  followers: range(bound.int()).optional(),
  /** Shares: 0.02 is 2 %. */
  engagement: range(bound).optional(),
  /** Average views of the recent posts that we have, else the views of the post that matched. */
  views: range(bound.int()).optional(),
  /** ISO 639 codes, lower case: one of them. */
  languages: codes(/^[a-z]{2,3}$/).optional(),
  /** ISO 3166 codes, upper case: one of them. */
  countries: codes(/^[A-Z]{2}$/).optional(),
  verified: z.literal(true).optional(),
  notPrivate: z.literal(true).optional(),
  hasEmail: z.literal(true).optional(),
  postedWithinDays: z.number().int().min(1).max(3650).optional(),
  /** Not found by an earlier search of the same account. */
  notSeen: z.literal(true).optional(),
});
export type SearchFilters = z.infer<typeof searchFiltersSchema>;

export const searchFilterNames = Object.keys(searchFiltersSchema.shape) as (keyof SearchFilters)[];
export const searchFilterNameSchema = z.enum(
  searchFilterNames as [keyof SearchFilters, ...(keyof SearchFilters)[]],
);
export type SearchFilterName = keyof SearchFilters;

/** What filters look at. Unknown is null, and passes no filter that asks for it. */
export interface FilteredCreator {
  followerCount: number | null;
  engagementRate: number | null;
  averageViewCount: number | null;
  postViewCount: number | null;
  language: string | null;
  country: string | null;
  verified: boolean | null;
  private: boolean | null;
  hasEmail: boolean;
  lastPostAt: Date | null;
  seen: boolean;
}

const dayMs = 86_400_000;

type Range = { from?: number | undefined; to?: number | undefined };

function within(value: number | null, { from, to }: Range): boolean {
  return value !== null && value >= (from ?? 0) && value <= (to ?? Number.POSITIVE_INFINITY);
}

/** For each filter whether a creator passes it; only asked of filters that are set. */
const passes: {
  [Name in SearchFilterName]: (
    creator: FilteredCreator,
    wanted: NonNullable<SearchFilters[Name]>,
    now: Date,
  ) => boolean;
} = {
  followers: (creator, wanted) => within(creator.followerCount, wanted),
  engagement: (creator, wanted) => within(creator.engagementRate, wanted),
  views: (creator, wanted) => within(creator.averageViewCount ?? creator.postViewCount, wanted),
  languages: (creator, wanted) => creator.language !== null && wanted.includes(creator.language),
  countries: (creator, wanted) => creator.country !== null && wanted.includes(creator.country),
  verified: (creator) => creator.verified === true,
  notPrivate: (creator) => creator.private !== true,
  hasEmail: (creator) => creator.hasEmail,
  postedWithinDays: (creator, wanted, now) =>
    creator.lastPostAt !== null && creator.lastPostAt.getTime() >= now.getTime() - wanted * dayMs,
  notSeen: (creator) => !creator.seen,
};

/** The first of the set filters that a creator does not pass; null when it passes all. */
export function firstFilterMissed(
  creator: FilteredCreator,
  filters: SearchFilters,
  now: Date,
): SearchFilterName | null {
  for (const name of searchFilterNames) {
    const wanted = filters[name];
    // The table's types tie each test to its own filter; the loop cannot say so.
    if (wanted !== undefined && !(passes[name] as (...parts: unknown[]) => boolean)(creator, wanted, now))
      return name;
  }
  return null;
}

/** As `firstFilterMissed`, by those facts alone that a search page is right about; unknown ones are left for later. */
export function filterMissedBeforeProfile(
  creator: FilteredCreator,
  filters: SearchFilters,
  now: Date,
): SearchFilterName | null {
  const known: SearchFilters = {};
  if (creator.followerCount !== null && filters.followers) known.followers = filters.followers;
  if (creator.verified !== null && filters.verified) known.verified = filters.verified;
  if (filters.notSeen) known.notSeen = filters.notSeen;
  return firstFilterMissed(creator, known, now);
}

/** Whether anything is filtered at all. */
export function hasFilters(filters: SearchFilters): boolean {
  return Object.values(filters).some((wanted) => wanted !== undefined);
}
