import pg from 'pg';

/** How much is put into a database: every account has the same, so that only the size of the tables differs. */
export interface SeedSize {
  /** Accounts that exist already and get campaigns of their own. */
  accountIds: string[];
  campaignsPerAccount: number;
  searchesPerCampaign: number;
  resultsPerSearch: number;
  creators: number;
  /** How far apart in the table a search's creators lie: 1 for those that it was the first to find. */
  stride: number;
}

export interface Seeded {
  campaigns: { id: string; accountId: string }[];
  searches: { id: string; accountId: string }[];
}

/** Fills a migrated database as finished searches would have, without waiting for them. */
export async function seed(databaseUrl: string, size: SeedSize): Promise<Seeded> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(creatorsAndPosts, [size.creators]);
    const { rows: campaigns } = await client.query(campaignsOf, [size.accountIds, size.campaignsPerAccount]);
    const { rows: searches } = await client.query(searchesOf, [size.searchesPerCampaign]);
    // Of tables just filled the planner knows nothing, and joins them row by row.
    await client.query('analyze');
    await client.query(resultsOf, [size.resultsPerSearch, size.creators, size.stride]);
    await client.query('analyze');
    await client.query(matchesOf);
    await client.query(callsOf, [size.resultsPerSearch]);
    await client.query('vacuum analyze');
    return { campaigns, searches };
  } finally {
    await client.end();
  }
}

/** One post each. Every seventh creator has an address; texts and addresses are as long as real ones. */
const creatorsAndPosts = `
  with made as (
    insert into creators (
      platform, external_id, handle, name, bio, emails, links, avatar_source_url, follower_count, following_count,
      post_count, verified, private, country, language, profile_read_at
    )
    select 'tiktok', number::text, 'creator_' || number, 'Creator ' || number,
      'Skin care, slow mornings and honest reviews 🌿 Number ' || number || E'\\nFor work: see below, "thanks"',
      case when number % 7 = 0 then jsonb_build_array(jsonb_build_object(
        'address', 'hello' || number || '@mail.example.com', 'foundIn', 'bio', 'form', 'plain',
        'writtenAs', 'hello' || number || '@mail.example.com', 'confidence', 0.99)) else '[]' end,
      jsonb_build_array('https://links.example.com/creator_' || number),
      'https://p16-sign-va.tiktokcdn.com/tos-maliva-avt-0068/' || md5(number::text)
        || '~c5_300x300.jpeg?x-expires=1795000000&x-signature=' || md5('signature' || number),
      (number * 7919::bigint) % 2000000, number % 3000, number % 900, number % 40 = 0, false, 'US', 'en', now()
    from generate_series(1, $1::int) number
    returning id, external_id
  )
  insert into posts (
    platform, external_id, creator_id, url, caption, published_at, duration_seconds, view_count, like_count,
    comment_count, share_count, hashtags, thumbnail_source_url
  )
  select 'tiktok', '7' || external_id, id, 'https://www.tiktok.com/@creator_' || external_id || '/video/7' || external_id,
    'My evening routine, step by step, with the three things that changed my skin this year #vegan #skincare '
      || external_id,
    now() - make_interval(hours => external_id::int % 5000), 31.5, external_id::bigint * 37 % 900000,
    external_id::int * 11 % 90000, external_id::int % 700, external_id::int % 300, '["vegan", "skincare", "routine"]',
    'https://p16-sign-va.tiktokcdn.com/obj/tos-maliva-p-0068/' || md5('cover' || external_id) || '.jpeg'
  from made`;

const campaignsOf = `
  insert into campaigns (account_id, name, description, search_type, status)
  select account, 'Campaign ' || number, 'Spring launch', 'keyword', 'completed'
  from unnest($1::text[]) account, generate_series(1, $2::int) number
  returning id, account_id as "accountId"`;

const searchesOf = `
  with made as (
    insert into searches (
      account_id, campaign_id, platform, mode, target, status, ending, sandbox, revision, created_at, started_at,
      finished_at, deadline_at
    )
    select account_id, id, 'tiktok', 'keyword', 1000, 'completed', 'target_reached', true, 1050,
      now() - make_interval(days => number), now(), now() - interval '1 hour', now()
    from campaigns, generate_series(1, $1::int) number
    returning id, account_id
  ), asked as (
    insert into search_queries (search_id, position, text, status, page_count)
    select made.id, position, 'keyword ' || position, 'done', 20 from made, generate_series(0, 1) position
  )
  select id, account_id as "accountId" from made`;

/** A search's own rows lie together, since they were written together; its creators where others found them first. */
const resultsOf = `
  with known as (select id, row_number() over () - 1 as number from creators order by external_id),
  wanted as (
    select search.id as search_id, search.account_id, place,
      ((search.number * 7919 + place * $3::bigint) % $2::int)::int as creator_number
    from (select id, account_id, row_number() over (order by id) as number from searches) search, generate_series(1, $1::int) place
  )
  insert into search_results (search_id, account_id, creator_id, position, revision, enrichment, post_id)
  select wanted.search_id, wanted.account_id, known.id, wanted.place, wanted.place + 40, 'enriched', post.id
  from wanted join known on known.number = wanted.creator_number join posts post on post.creator_id = known.id
  order by wanted.search_id, wanted.place`;

const matchesOf = `
  insert into search_matches (query_id, creator_id, post_id, search_id)
  select query.id, result.creator_id, result.post_id, result.search_id
  from search_results result
  join search_queries query on query.search_id = result.search_id and query.position = result.position % 2
  order by result.search_id, result.position`;

/** The ledger of it all: a profile for each result, and a page for every 26. */
const callsOf = `
  insert into provider_calls (
    account_id, search_id, provider, path, parameters, purpose, attempt, outcome, http_status, credits, duration_ms
  )
  select search.account_id, search.id, 'scrapecreators', '/v1/tiktok/profile',
    jsonb_build_object('handle', 'creator_' || number), 'call:' || number, 1, 'answered', 200, 1, 1800
  from searches search, generate_series(1, $1::int + $1::int / 26) number
  order by search.id, number`;
