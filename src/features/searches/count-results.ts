import { type SQL, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/client.ts';
import type { ResultsPage } from '../../domain/results-query.ts';
import {
  filterConditions,
  foundBefore,
  type ResultFilterName,
  type ResultFilters,
  resultFacts,
} from './result-filters.ts';
import type { ResultsScope } from './results-scope.ts';

export type ResultCounts = Pick<ResultsPage, 'total' | 'all' | 'counts' | 'hiddenBy'>;

/**
 * All rows are looked at to count them, and a person who scrolls, sorts and comes back asks for the same counts time and
 * again. They are kept by the state of the results' rows; what other searches learn of the creators meanwhile (an
 * address, a language) shows after this time.
 */
const kept = new LRUCache<string, ResultCounts>({ max: 2000, ttl: 60_000 });

/** How many results there are, how many pass the filters, and what each choice would leave. */
export async function countResults(
  database: Database,
  scope: ResultsScope,
  { filters, keyword, text }: ResultFilters,
): Promise<ResultCounts> {
  const key = JSON.stringify([scope.version, filters, keyword, text]);
  const known = kept.get(key);
  if (known) return known;
  const conditions = filterConditions({ filters, keyword, text }, scope, new Date());
  if (conditions.has('notSeen')) conditions.set('notSeen', notSeen);
  const counts = await count(database, scope, conditions);
  kept.set(key, counts);
  return counts;
}

/** Found out for all rows at once: one by one would be most of the time. */
const notSeen = sql`(result.creator_id not in (select creator_id from seen))`;

interface CountedRow extends Record<string, unknown> {
  total: number;
  all: number;
  verified: number;
  notPrivate: number;
  hasEmail: number;
  notSeen: number;
  languages: { value: string; count: number }[] | null;
  countries: { value: string; count: number }[] | null;
  keywords: { value: string; count: number }[] | null;
  hiddenBy: Record<string, number>;
}

async function count(
  database: Database,
  scope: ResultsScope,
  conditions: Map<ResultFilterName, SQL>,
): Promise<ResultCounts> {
  const names = [...conditions.keys()];
  const missed = new Map(names.map((name) => [name, sql.raw(`"misses ${name}"`)]));
  const flags = [...conditions].map(
    ([name, condition]) => sql`, ((${condition}) is not true)::int as ${missed.get(name)}`,
  );
  const misses = names.length === 0 ? sql`0` : sql.join([...missed.values()], sql` + `);
  /** Passes all filters, whatever this one says. */
  const butFor = (name: ResultFilterName) => sql`misses = ${missed.get(name) ?? sql`0`}`;
  const choice = (name: 'verified' | 'notPrivate' | 'hasEmail' | 'notSeen') =>
    sql`(count(*) filter (where ${sql.identifier(name)} and ${butFor(name)}))::int as ${sql.identifier(name)}`;
  const values = (column: 'language' | 'country', name: ResultFilterName) => sql`(
    select jsonb_agg(jsonb_build_object('value', value, 'count', count) order by count desc, value) from (
      select ${sql.identifier(column)} as value, count(*) from listed
      where ${sql.identifier(column)} is not null and ${butFor(name)} group by 1
    ) as counted)`;
  const hidden = names.map(
    (name) => sql`${name}::text, count(*) filter (where misses = 1 and ${missed.get(name)} = 1)`,
  );
  const { rows } = await database.execute<CountedRow>(sql`
    with admitted as materialized (
      select search_id, creator_id from search_results
      where search_id = any(${sql.param(scope.searches.map(({ id }) => id))}::uuid[]) and admission = 'admitted'
    ), found_by as materialized (${foundByText(scope)}),
    seen as materialized (
      select distinct result.creator_id from ${scope.from}, ${foundBefore}
    ), judged as materialized (
      select result.creator_id, creator.language, creator.country, ${resultFacts.verified} as verified,
        ${resultFacts.notPrivate} as "notPrivate", ${resultFacts.hasEmail} as "hasEmail",
        ${notSeen} as "notSeen" ${sql.join(flags)}
      from ${scope.from}
      join creators creator on creator.id = result.creator_id
      left join posts post on post.id = result.post_id
    ), listed as (select *, ${misses} as misses from judged)
    select count(*)::int as all, (count(*) filter (where misses = 0))::int as total,
      ${choice('verified')}, ${choice('notPrivate')}, ${choice('hasEmail')}, ${choice('notSeen')},
      ${values('language', 'languages')} as languages, ${values('country', 'countries')} as countries,
      (
        select jsonb_agg(jsonb_build_object('value', text, 'count', count)) from (
          select text, count(*) from found_by
          -- "is true" keeps it from becoming a join, for which far too few rows are expected.
          where (creator_id in (select creator_id from listed where ${butFor('keyword')})) is true
          group by text
        ) as counted
      ) as keywords,
      jsonb_build_object(${sql.join(hidden, sql`, `)}) as "hiddenBy"
    from listed`);
  const [row] = rows;
  if (!row) throw new Error('A count answered no row.');
  const { total, all, hiddenBy, languages, countries, keywords, ...choices } = row;
  const foundBy = new Map(keywords?.map((counted) => [counted.value, counted.count]));
  return {
    total,
    all,
    hiddenBy,
    counts: {
      ...choices,
      languages: languages ?? [],
      countries: countries ?? [],
      keywords: scope.keywords.map(({ text }) => ({ value: text, count: foundBy.get(text) ?? 0 })),
    },
  };
}

/** By which text whom of those `admitted` was found, each once. Looked up one by one they would take ten times as long. */
function foundByText({ keywords }: ResultsScope): SQL {
  const queries = keywords.flatMap(({ text, queryIds }) => queryIds.map((id) => ({ id, text })));
  return sql`
    select distinct query.text, match.creator_id
    from unnest(
      ${sql.param(queries.map(({ id }) => id))}::uuid[], ${sql.param(queries.map(({ text }) => text))}::text[]
    ) as query(id, text)
    join search_matches match on match.query_id = query.id
    join admitted on admitted.search_id = match.search_id and admitted.creator_id = match.creator_id`;
}
