create table campaigns (
  id uuid primary key default gen_random_uuid(),
  account_id text not null references users (id) on delete cascade,
  name text not null,
  description text not null default '',
  search_type text not null check (search_type in ('keyword', 'similar')),
  status text not null default 'draft' check (status in ('draft', 'active', 'completed', 'archived')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index campaigns_account_id on campaigns (account_id, updated_at desc);

-- One creator is one row over all searches and customers.
create table creators (
  id uuid primary key default gen_random_uuid(),
  platform text not null,
  external_id text not null,
  handle text not null,
  name text,
  bio text,
  emails jsonb not null default '[]',
  links jsonb not null default '[]',
  avatar_source_url text,
  follower_count bigint,
  following_count bigint,
  post_count bigint,
  verified boolean,
  private boolean,
  category text,
  country text,
  language text,
  profile_read_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (platform, external_id)
);

create table posts (
  id uuid primary key default gen_random_uuid(),
  creator_id uuid not null references creators (id) on delete cascade,
  platform text not null,
  external_id text not null,
  url text,
  caption text,
  published_at timestamptz,
  duration_seconds double precision,
  view_count bigint,
  like_count bigint,
  comment_count bigint,
  share_count bigint,
  hashtags jsonb not null default '[]',
  thumbnail_source_url text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (platform, external_id)
);
create index posts_creator_id on posts (creator_id);

-- A running worker process. Claims point here: deleting the row of a worker that fell silent releases them all at once,
-- and what that worker still tries to write finds its claim gone.
create table workers (
  id uuid primary key default gen_random_uuid(),
  heartbeat_at timestamptz not null default now()
);

create table searches (
  id uuid primary key default gen_random_uuid(),
  account_id text not null references users (id) on delete cascade,
  campaign_id uuid not null references campaigns (id) on delete cascade,
  platform text not null,
  mode text not null check (mode in ('keyword', 'hashtag', 'similar')),
  target integer not null check (target between 1 and 1000),
  status text not null default 'pending'
    check (status in ('pending', 'processing', 'completed', 'error', 'timeout', 'cancelled')),
  ending text,
  error_code text,
  error_message text,
  sandbox boolean not null,
  -- Rises with every change of the search or its results; results carry the value of their own last change.
  revision integer not null default 0,
  skipped_count integer not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  deadline_at timestamptz not null,
  check ((finished_at is null) = (status in ('pending', 'processing')))
);
create index searches_campaign_id on searches (campaign_id, created_at desc);
create index searches_account_id on searches (account_id, created_at desc);
create index searches_unfinished on searches (deadline_at) where status in ('pending', 'processing');

-- One keyword or seed handle inside a search, with all that is needed to go on where it stands.
create table search_queries (
  id uuid primary key default gen_random_uuid(),
  search_id uuid not null references searches (id) on delete cascade,
  position integer not null,
  text text not null,
  status text not null default 'pending' check (status in ('pending', 'processing', 'done', 'failed', 'stopped')),
  -- Pages applied so far, which is the number of the page expected next; and where that page starts.
  page_count integer not null default 0,
  cursor text,
  error_code text,
  error_message text,
  claimed_by uuid references workers (id) on delete set null,
  unique (search_id, position)
);
create index search_queries_claimed_by on search_queries (claimed_by) where claimed_by is not null;

create table search_results (
  search_id uuid not null references searches (id) on delete cascade,
  creator_id uuid not null references creators (id),
  position integer not null,
  revision integer not null,
  enrichment text not null default 'pending'
    check (enrichment in ('pending', 'enriched', 'private', 'deleted', 'missing', 'failed', 'skipped')),
  -- Why the profile could not be read.
  error_code text,
  post_id uuid references posts (id) on delete set null,
  claimed_by uuid references workers (id) on delete set null,
  created_at timestamptz not null default now(),
  primary key (search_id, creator_id),
  unique (search_id, position)
);
create index search_results_revision on search_results (search_id, revision);
create index search_results_creator_id on search_results (creator_id);
create index search_results_pending on search_results (search_id, position) where enrichment = 'pending';
create index search_results_claimed_by on search_results (claimed_by) where claimed_by is not null;

-- Which keyword found which creator, by which post: matches beyond the target are not kept.
create table search_matches (
  query_id uuid not null references search_queries (id) on delete cascade,
  creator_id uuid not null,
  post_id uuid not null references posts (id) on delete cascade,
  search_id uuid not null,
  primary key (query_id, creator_id, post_id),
  foreign key (search_id, creator_id) references search_results (search_id, creator_id) on delete cascade
);
create index search_matches_result on search_matches (search_id, creator_id);

-- The ledger: every call to a provider, with what it cost. A good answer is kept here before it is used, so that a crash
-- between the two never pays twice; it is dropped once applied.
create table provider_calls (
  id bigint generated always as identity primary key,
  account_id text references users (id) on delete set null,
  -- No reference: what was spent stays in the ledger when the search is deleted, also while a call is under way.
  search_id uuid,
  provider text not null,
  path text not null,
  parameters jsonb not null,
  -- What the call is for, unique within a search: one good answer each.
  purpose text not null,
  attempt integer not null,
  -- surplus: a good answer that was there already, paid again by a worker that had fallen silent.
  outcome text not null check (outcome in ('answered', 'surplus', 'failed')),
  http_status integer,
  error_code text,
  credits numeric not null default 0,
  duration_ms integer not null,
  answer bytea,
  created_at timestamptz not null default now()
);
create unique index provider_calls_answered on provider_calls (search_id, purpose) where outcome = 'answered';
create index provider_calls_search_id on provider_calls (search_id);
