import { type SQL, sql } from 'drizzle-orm';
import type { ResultsQuery } from '../../domain/results-query.ts';
import { type SearchFilterName, type SearchFilters, searchFilterNames } from '../../domain/search-filters.ts';
import type { ResultsScope } from './results-scope.ts';

/** What results can be filtered by, `firstFilterMissed` and more. */
export type ResultFilterName = SearchFilterName | 'keyword' | 'text';
export type ResultFilters = Pick<ResultsQuery, 'filters' | 'keyword' | 'text'>;

/** Facts of a result as filters look at them, on the aliases `result`, `creator` and `post`. */
export const resultFacts = {
  verified: sql`(creator.verified is true)`,
  notPrivate: sql`(result.enrichment <> 'private' and creator.private is not true)`,
  hasEmail: sql`(creator.emails <> '[]')`,
};

/** Joins to `result` where the account had found the same creator before. */
export const foundBefore = sql`search_results before
  where before.creator_id = result.creator_id and before.account_id = result.account_id
    and before.admission = 'admitted'
    and (before.created_at, before.search_id) < (result.created_at, result.search_id)`;

const dayMs = 86_400_000;

/** `domain/search-filters.ts` once more, in SQL: a test holds the two together. */
const passes: {
  [Name in SearchFilterName]: (wanted: NonNullable<SearchFilters[Name]>, now: Date) => SQL;
} = {
  followers: (wanted) => within(sql`creator.follower_count`, wanted),
  engagement: (wanted) => within(sql`creator.engagement_rate`, wanted),
  views: (wanted) => within(sql`coalesce(creator.average_view_count, post.view_count)`, wanted),
  languages: (wanted) => sql`creator.language = any(${sql.param(wanted)}::text[])`,
  countries: (wanted) => sql`creator.country = any(${sql.param(wanted)}::text[])`,
  verified: () => resultFacts.verified,
  notPrivate: () => resultFacts.notPrivate,
  hasEmail: () => resultFacts.hasEmail,
  postedWithinDays: (wanted, now) =>
    sql`creator.last_post_at >= ${new Date(now.getTime() - wanted * dayMs).toISOString()}::timestamptz`,
  notSeen: () => sql`not exists (select from ${foundBefore})`,
};

function within(value: SQL, { from, to }: { from?: number | undefined; to?: number | undefined }): SQL {
  return sql`${value} between ${from ?? 0}::float8 and ${to ?? 'infinity'}::float8`;
}

/** For each filter that is set a condition on `result`, `creator` and `post`; unknown (null) does not pass. */
export function filterConditions(
  { filters, keyword, text }: ResultFilters,
  scope: ResultsScope,
  now: Date,
): Map<ResultFilterName, SQL> {
  const conditions = new Map<ResultFilterName, SQL>();
  for (const name of searchFilterNames) {
    const wanted = filters[name];
    // The table's types tie each condition to its own filter; the loop cannot say so.
    const condition = passes[name] as (...parts: unknown[]) => SQL;
    if (wanted !== undefined) conditions.set(name, condition(wanted, now));
  }
  if (keyword !== undefined) conditions.set('keyword', foundBy(keyword, scope));
  const words = wordsIn(text ?? '');
  if (words.length > 0) conditions.set('text', containsAll(words));
  return conditions;
}

function foundBy(keyword: string, scope: ResultsScope): SQL {
  const queryIds = scope.keywords.find(({ text }) => text === keyword)?.queryIds ?? [];
  return sql`exists (
    select from search_matches match
    where match.query_id = any(${sql.param(queryIds)}::uuid[]) and ${scope.matchesOf(sql`match`, sql`result.creator_id`)}
  )`;
}

/** "@handle" and "#tag" mean the words behind the sign. */
function wordsIn(text: string): string[] {
  return text
    .split(/[\s\0]+/u)
    .map((word) => word.replace(/^[#@]+/u, ''))
    .filter((word) => word !== '');
}

function containsAll(words: string[]): SQL {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return sql`lower(concat_ws(E'\n', creator.name, creator.handle, creator.bio,
    jsonb_path_query_array(creator.emails, '$[*].address'), post.caption, post.hashtags
  )) like all (select lower(pattern) from unnest(${sql.param(patterns)}::text[]) as pattern)`;
}
