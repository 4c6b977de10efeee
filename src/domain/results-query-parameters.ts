import { z } from 'zod';
import { type ResultsQuery, resultSortKeySchema, resultsQuerySchema } from './results-query.ts';

const whole = z
  .string()
  .regex(/^\d{1,15}$/, 'Give a whole number.')
  .transform(Number);
const share = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,10})?$/, 'Give a share: 0.02 is 2 %.')
  .transform(Number);
const flag = z.literal('1').transform(() => true as const);
const codes = z.string().transform((text) => text.split(','));

/** A results query as it stands in an address: flat, each value a text. Lists are joined by commas. */
export const resultsParametersSchema = z.object({
  followersFrom: whole.optional(),
  followersTo: whole.optional(),
  engagementFrom: share.optional(),
  engagementTo: share.optional(),
  viewsFrom: whole.optional(),
  viewsTo: whole.optional(),
  languages: codes.optional(),
  countries: codes.optional(),
  verified: flag.optional(),
  notPrivate: flag.optional(),
  hasEmail: flag.optional(),
  postedWithinDays: whole.optional(),
  notSeen: flag.optional(),
  keyword: z.string().optional(),
  text: z.string().optional(),
  sort: resultSortKeySchema.optional(),
  order: z.enum(['ascending', 'descending']).optional(),
  cursor: z.string().optional(),
  limit: whole.optional(),
});
export type ResultsParameters = z.output<typeof resultsParametersSchema>;
export type ResultsParameterName = keyof ResultsParameters;

/** The query that the parameters mean. Throws a `ZodError` when they contradict each other or ask for too much. */
export function resultsQueryFromParameters(parameters: ResultsParameters): ResultsQuery {
  const { followersFrom, followersTo, engagementFrom, engagementTo, viewsFrom, viewsTo, ...others } =
    parameters;
  const { languages, countries, verified, notPrivate, hasEmail, postedWithinDays, notSeen, ...rest } = others;
  const filters = withoutAbsent({
    followers: range(followersFrom, followersTo),
    engagement: range(engagementFrom, engagementTo),
    views: range(viewsFrom, viewsTo),
    languages,
    countries,
    verified,
    notPrivate,
    hasEmail,
    postedWithinDays,
    notSeen,
  });
  return resultsQuerySchema.parse({ filters, ...withoutAbsent(rest) });
}

/** The other way: what is usual or absent is left out. */
export function resultsQueryToParameters({
  filters = {},
  ...query
}: Partial<ResultsQuery>): Partial<Record<ResultsParameterName, string | number>> {
  const { followers, engagement, views, languages, countries, postedWithinDays } = filters;
  return withoutAbsent({
    followersFrom: followers?.from,
    followersTo: followers?.to,
    engagementFrom: engagement?.from,
    engagementTo: engagement?.to,
    viewsFrom: views?.from,
    viewsTo: views?.to,
    languages: languages?.join(','),
    countries: countries?.join(','),
    verified: filters.verified && 1,
    notPrivate: filters.notPrivate && 1,
    hasEmail: filters.hasEmail && 1,
    postedWithinDays,
    notSeen: filters.notSeen && 1,
    keyword: query.keyword || undefined,
    text: query.text || undefined,
    sort: query.sort === 'position' ? undefined : query.sort,
    order: query.order === 'ascending' ? undefined : query.order,
    cursor: query.cursor,
    limit: query.limit,
  });
}

function range(from: number | undefined, to: number | undefined) {
  return from === undefined && to === undefined ? undefined : withoutAbsent({ from, to });
}

type Present<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

function withoutAbsent<Values extends object>(values: Values): Present<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Present<Values>;
}
