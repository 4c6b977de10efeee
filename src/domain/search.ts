import { z } from 'zod';
import { creatorSchema, postSchema } from './creator.ts';
import { searchFilterNameSchema, searchFiltersSchema } from './search-filters.ts';
import { similarityReasonSchema } from './similar-profile.ts';

export const searchModes = ['keyword', 'hashtag', 'similar'] as const;
export const searchModeSchema = z.enum(searchModes);
export type SearchMode = z.infer<typeof searchModeSchema>;

export const searchStatuses = [
  'pending',
  'processing',
  'completed',
  'error',
  'timeout',
  'cancelled',
] as const;
export const searchStatusSchema = z.enum(searchStatuses);
export type SearchStatus = z.infer<typeof searchStatusSchema>;

/** A search in one of these states changes no more. */
export function isFinished(status: SearchStatus): boolean {
  return status !== 'pending' && status !== 'processing';
}

/** Why a search ended; each has words of its own on screen. */
export const searchEndings = [
  'target_reached',
  'exhausted',
  'nothing_found',
  'seed_unusable',
  'part_failed',
  'provider_failed',
  'out_of_credits',
  'budget_reached',
  'deadline_passed',
  'cancelled',
] as const;
export const searchEndingSchema = z.enum(searchEndings);
export type SearchEnding = z.infer<typeof searchEndingSchema>;

export const maximumQueries = 10;
export const maximumTarget = 1000;
export const queryLength = { minimum: 2, maximum: 100 } as const;

/**
 * A keyword as it is searched: control characters and lone surrogates removed, white space folded,
 * trimmed, a leading "#" stripped.
 */
export function cleanQuery(text: string): string {
  return text
    .toWellFormed()
    .replace(/\uFFFD/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^#+\s*/u, '');
}

/** Two queries that differ only in case or composition are the same search. */
export function queryKey(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('en');
}

/** Splits a pasted list: commas (also full-width and Arabic), semicolons, tabs and line ends part the keywords. */
export function splitQueries(text: string): string[] {
  return text
    .split(/[,;，、،；\t\r\n]+/u)
    .map(cleanQuery)
    .filter((part) => part !== '');
}

export const queriesSchema = z
  .array(
    z
      .string()
      .max(1000)
      .transform(cleanQuery)
      .refine((text) => [...text].length >= queryLength.minimum && [...text].length <= queryLength.maximum, {
        error: `A keyword has ${queryLength.minimum} to ${queryLength.maximum} characters.`,
      }),
  )
  .min(1, 'Give at least one keyword.')
  .max(maximumQueries, `Give at most ${maximumQueries} keywords.`)
  .superRefine((texts, context) => {
    const seen = new Set<string>();
    texts.forEach((text, index) => {
      const key = queryKey(text);
      if (seen.has(key))
        context.addIssue({ code: 'custom', path: [index], message: `"${text}" is there twice.` });
      seen.add(key);
    });
  });

export const targetSchema = z
  .number()
  .int('The target is a whole number.')
  .min(1, 'Ask for at least 1 creator.')
  .max(maximumTarget, `Ask for at most ${maximumTarget} creators.`);

/** Handles or profile addresses as they were pasted: the platform reads them. */
const seedsSchema = z
  .array(z.string().trim().min(1, 'Name a creator.').max(1000))
  .min(1, 'Name at least one creator.')
  .max(maximumQueries, `Name at most ${maximumQueries} creators.`);

export const startSearchInputSchema = z
  .strictObject({
    campaignId: z.uuid(),
    platform: z.string().min(1).max(50),
    mode: searchModeSchema,
    /** Keywords, hashtags, or for "similar" the handles or profile addresses of the seeds. */
    queries: z.array(z.string()),
    target: targetSchema,
    filters: searchFiltersSchema.default({}),
    /** Stops before it would spend more. */
    creditLimit: z.number().int().min(1).max(1_000_000).optional(),
  })
  .transform((input, context) => {
    const queries = (input.mode === 'similar' ? seedsSchema : queriesSchema).safeParse(input.queries);
    if (queries.success) return { ...input, queries: queries.data };
    for (const { path, message } of queries.error.issues) {
      context.addIssue({ code: 'custom', path: ['queries', ...path], message });
    }
    return z.NEVER;
  });
export type StartSearchInput = z.input<typeof startSearchInputSchema>;

/** `stopped`: the search ended before the query did. */
export const queryStatuses = ['pending', 'processing', 'done', 'failed', 'stopped'] as const;

export const searchQueryViewSchema = z.object({
  id: z.uuid(),
  text: z.string(),
  /** For words that a seed of a similar search led to: which query that was; null for what the person gave. */
  parentId: z.uuid().nullable(),
  /** The seed creator, once its profile has been read. */
  seed: creatorSchema.nullable(),
  status: z.enum(queryStatuses),
  /** Creators of this search that this keyword found (a creator can be found by several). */
  foundCount: z.number().int(),
  pageCount: z.number().int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});

export const searchSchema = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  platform: z.string(),
  mode: searchModeSchema,
  queries: z.array(searchQueryViewSchema),
  target: z.number().int(),
  status: searchStatusSchema,
  ending: searchEndingSchema.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** 0 to 100; half for finding, half for enriching; never falls; 100 only at the end. */
  progress: z.number(),
  counts: z.object({
    found: z.number().int(),
    /** Profiles read or known to be unreadable; equals `found` when a search runs to its end. */
    settled: z.number().int(),
    enriched: z.number().int(),
    notEnriched: z.number().int(),
    withBio: z.number().int(),
    withEmail: z.number().int(),
    /** Items of the provider's pages that could not be read. */
    skipped: z.number().int(),
    /** Creators read and left out by the search's filters; by the first filter that each missed. */
    leftOut: z.number().int(),
    leftOutBy: z.partialRecord(searchFilterNameSchema, z.number().int()),
    /** Profiles that were taken from the cache instead of bought. */
    fromCache: z.number().int(),
  }),
  filters: searchFiltersSchema,
  creditLimit: z.number().int().nullable(),
  credits: z.number(),
  providerCalls: z.number().int(),
  /** Whether the rows came from the sandbox's invented world. */
  sandbox: z.boolean(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  deadlineAt: z.iso.datetime(),
});
export type Search = z.infer<typeof searchSchema>;

/** How far a result's profile has been read. */
export const enrichmentStatuses = [
  'pending',
  'enriched',
  'private',
  'deleted',
  'missing',
  'failed',
  'skipped',
] as const;
export const enrichmentStatusSchema = z.enum(enrichmentStatuses);
export type EnrichmentStatus = z.infer<typeof enrichmentStatusSchema>;

export const searchResultSchema = z.object({
  /** 1 for the creator found first; of a similar search that has ended, for the nearest. */
  position: z.number().int(),
  /** Rises with every change of a search's rows: ask for what came `after` the highest you have. */
  revision: z.number().int(),
  creator: creatorSchema,
  enrichment: enrichmentStatusSchema,
  /** Why the profile could not be read, when `enrichment` is "failed". */
  enrichmentError: z.string().nullable(),
  /** The best of the matching posts (most views). */
  post: postSchema.nullable(),
  matchedPostCount: z.number().int(),
  /** The keywords that found the creator, in the order given; of a similar search the seeds that it is near to. */
  queries: z.array(z.string()),
  /** 0 to 100 in a similar search; null elsewhere, and until the profile has been read. */
  score: z.number().int().min(0).max(100).nullable(),
  reasons: z.array(similarityReasonSchema),
  /** Earlier searches of the account that found the same creator, newest first, at most three. */
  seenIn: z.array(
    z.object({ searchId: z.uuid(), campaignId: z.uuid(), campaignName: z.string(), at: z.iso.datetime() }),
  ),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const searchPageSchema = z.object({
  search: searchSchema,
  results: z.array(searchResultSchema),
  /** Pass as `after` to get what is newer than this answer. */
  after: z.number().int(),
  /** True when more rows wait behind `after` right now. */
  more: z.boolean(),
});
export type SearchPage = z.infer<typeof searchPageSchema>;

interface ProgressCounts {
  status: SearchStatus;
  target: number;
  found: number;
  settled: number;
  /** No query has anything more to give. */
  searchingOver: boolean;
}

/**
 * Progress in percent: half counts creators found, half profiles settled. It never falls while rows are only added:
 * once searching is over its half is full and the other is measured against what was found (found <= target).
 */
export function searchProgress(counts: ProgressCounts): number {
  if (counts.status === 'completed') return 100;
  const searchShare = counts.searchingOver ? 1 : counts.found / counts.target;
  const expected = counts.searchingOver ? counts.found : counts.target;
  const enrichShare = expected === 0 ? 0 : counts.settled / expected;
  return Math.min(99, Math.floor(50 * searchShare + 50 * enrichShare));
}
