import { z } from 'zod';
import { searchResultSchema } from './search.ts';
import { searchFilterNameSchema, searchFiltersSchema } from './search-filters.ts';

/** The figures that results are sorted by; the unknown stands last in either direction. */
export const resultSortKeys = [
  'position',
  'score',
  'followers',
  'engagement',
  'averageViews',
  'views',
  'likes',
  'comments',
  'shares',
  'posted',
  'name',
] as const;
export const resultSortKeySchema = z.enum(resultSortKeys);
export type ResultSortKey = z.infer<typeof resultSortKeySchema>;

/** How results are looked at: filters, sort and how far. Everything is done by the database. */
export const resultsQuerySchema = z.strictObject({
  filters: searchFiltersSchema.default({}),
  /** Found by this keyword (of a similar search: near to this seed). */
  keyword: z.string().max(100).optional(),
  /** Words that all stand somewhere in name, handle, bio, e-mails, caption or hashtags. */
  text: z.string().max(200).optional(),
  sort: resultSortKeySchema.default('position'),
  order: z.enum(['ascending', 'descending']).default('ascending'),
  /** Where the page before ended: `next` of its answer. */
  cursor: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(500).default(100),
});
export type ResultsQuery = z.output<typeof resultsQuerySchema>;

const valueCountsSchema = z.array(z.object({ value: z.string(), count: z.number().int() }));

/** A creator among results; of a campaign, merged over its searches: the one that found the creator first. */
export const listedResultSchema = searchResultSchema.extend({ searchId: z.uuid() });
export type ListedResult = z.infer<typeof listedResultSchema>;

export const resultsPageSchema = z.object({
  results: z.array(listedResultSchema),
  next: z.string().nullable(),
  /** Creators that pass all filters. */
  total: z.number().int(),
  /** Creators without any filter. */
  all: z.number().int(),
  /** What each choice would leave, the other filters as they are. */
  counts: z.object({
    verified: z.number().int(),
    notPrivate: z.number().int(),
    hasEmail: z.number().int(),
    notSeen: z.number().int(),
    languages: valueCountsSchema,
    countries: valueCountsSchema,
    keywords: valueCountsSchema,
  }),
  /** For each filter that is set, how many creators it alone keeps away. */
  hiddenBy: z.partialRecord(z.union([searchFilterNameSchema, z.enum(['keyword', 'text'])]), z.number().int()),
});
export type ResultsPage = z.infer<typeof resultsPageSchema>;
