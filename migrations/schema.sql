-- Written by `npm run schema` from the migrations; not to be edited.

create table campaign_events (
  id bigint not null generated always as identity,
  campaign_id uuid not null,
  search_id uuid,
  kind text not null,
  before text,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (campaign_id) REFERENCES campaigns(id) ON DELETE CASCADE,
  FOREIGN KEY (search_id) REFERENCES searches(id) ON DELETE CASCADE,
  CHECK ((kind = ANY (ARRAY['renamed'::text, 'archived'::text, 'restored'::text, 'search_retried'::text, 'search_run_again'::text])))
);
CREATE INDEX campaign_events_campaign_id ON public.campaign_events USING btree (campaign_id, created_at DESC);
CREATE INDEX campaign_events_search_id ON public.campaign_events USING btree (search_id) WHERE (search_id IS NOT NULL);

create table campaigns (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  name text not null,
  description text not null default ''::text,
  search_type text not null,
  status text not null default 'draft'::text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((search_type = ANY (ARRAY['keyword'::text, 'similar'::text]))),
  CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'completed'::text, 'archived'::text])))
);
CREATE INDEX campaigns_account_id ON public.campaigns USING btree (account_id, updated_at DESC);

create table creators (
  id uuid not null default gen_random_uuid(),
  platform text not null,
  external_id text not null,
  handle text not null,
  name text,
  bio text,
  emails jsonb not null default '[]'::jsonb,
  links jsonb not null default '[]'::jsonb,
  avatar_source_url text,
  follower_count bigint,
  following_count bigint,
  post_count bigint,
  verified boolean,
  private boolean,
  category text,
  country text,
  language text,
  profile_read_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  tags jsonb not null default '[]'::jsonb,
  engagement_rate double precision,
  engagement_formula text,
  engagement_sample_size integer,
  engagement_measured_at timestamp with time zone,
  average_view_count bigint,
  last_post_at timestamp with time zone,
  counts_read_at timestamp with time zone not null default now(),
  profile_status text,
  read_by uuid,
  read_for uuid,
  related jsonb,
  UNIQUE (platform, external_id),
  PRIMARY KEY (id),
  FOREIGN KEY (read_by) REFERENCES workers(id) ON DELETE SET NULL,
  CHECK (((engagement_rate IS NULL) = (engagement_measured_at IS NULL))),
  CHECK ((engagement_formula = ANY (ARRAY['median_per_follower'::text, 'mean_per_view'::text]))),
  CHECK ((profile_status = ANY (ARRAY['enriched'::text, 'private'::text, 'deleted'::text, 'missing'::text])))
);
CREATE INDEX creators_avatar_source_url ON public.creators USING hash (avatar_source_url);
CREATE INDEX creators_handle ON public.creators USING btree (platform, lower(handle));
CREATE INDEX creators_read ON public.creators USING btree (platform, profile_read_at DESC) WHERE ((profile_status = 'enriched'::text) AND (bio IS NOT NULL));
CREATE INDEX creators_read_by ON public.creators USING btree (read_by) WHERE (read_by IS NOT NULL);

create table credentials (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX credentials_user_id ON public.credentials USING btree (user_id);

create table image_files (
  hash text not null,
  bytes integer not null,
  used_at timestamp with time zone not null default now(),
  PRIMARY KEY (hash)
);
CREATE INDEX image_files_used_at ON public.image_files USING btree (used_at);

create table image_renditions (
  original text not null,
  width smallint not null,
  height smallint not null,
  format text not null,
  file text not null,
  PRIMARY KEY (original, width, height, format),
  FOREIGN KEY (file) REFERENCES image_files(hash) ON DELETE CASCADE
);
CREATE INDEX image_renditions_file ON public.image_renditions USING btree (file);

create table image_statistics (
  hour timestamp with time zone not null,
  measure text not null,
  subject text not null,
  count bigint not null,
  milliseconds double precision not null default 0,
  PRIMARY KEY (hour, measure, subject)
);

create table images (
  id bigint not null generated always as identity,
  creator_id uuid,
  post_id uuid,
  version text,
  original text,
  original_format text,
  strategy text,
  status smallint,
  fetched_at timestamp with time zone,
  failed_version text,
  failure text,
  failure_status smallint,
  retry_at timestamp with time zone,
  fetching_until timestamp with time zone,
  revision integer not null default 0,
  UNIQUE (creator_id),
  UNIQUE (post_id),
  PRIMARY KEY (id),
  FOREIGN KEY (creator_id) REFERENCES creators(id) ON DELETE CASCADE,
  FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(creator_id, post_id) = 1))
);
CREATE INDEX images_original ON public.images USING btree (original) WHERE (original IS NOT NULL);
CREATE INDEX images_retry_at ON public.images USING btree (retry_at) WHERE (retry_at IS NOT NULL);

create table posts (
  id uuid not null default gen_random_uuid(),
  creator_id uuid not null,
  platform text not null,
  external_id text not null,
  url text,
  caption text,
  published_at timestamp with time zone,
  duration_seconds double precision,
  view_count bigint,
  like_count bigint,
  comment_count bigint,
  share_count bigint,
  hashtags jsonb not null default '[]'::jsonb,
  thumbnail_source_url text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  UNIQUE (platform, external_id),
  PRIMARY KEY (id),
  FOREIGN KEY (creator_id) REFERENCES creators(id) ON DELETE CASCADE
);
CREATE INDEX posts_creator_id ON public.posts USING btree (creator_id);
CREATE INDEX posts_thumbnail_source_url ON public.posts USING hash (thumbnail_source_url);

create table provider_calls (
  id bigint not null generated always as identity,
  account_id text,
  search_id uuid,
  provider text not null,
  path text not null,
  parameters jsonb not null,
  purpose text not null,
  attempt integer not null,
  outcome text not null,
  http_status integer,
  error_code text,
  credits numeric not null default 0,
  duration_ms integer not null,
  answer bytea,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES users(id) ON DELETE SET NULL,
  CHECK ((outcome = ANY (ARRAY['answered'::text, 'surplus'::text, 'failed'::text])))
);
CREATE INDEX provider_calls_kept ON public.provider_calls USING btree (search_id) WHERE (answer IS NOT NULL);
CREATE INDEX provider_calls_search_id ON public.provider_calls USING btree (search_id);
CREATE INDEX provider_calls_spent ON public.provider_calls USING btree (created_at) INCLUDE (credits) WHERE (credits > (0)::numeric);
CREATE INDEX provider_calls_spent_by_account ON public.provider_calls USING btree (account_id, created_at) INCLUDE (credits) WHERE (credits > (0)::numeric);
CREATE UNIQUE INDEX provider_calls_answered ON public.provider_calls USING btree (search_id, purpose, path) WHERE (outcome = 'answered'::text);

create table provider_limit_shares (
  key_hash text not null,
  process_id uuid not null,
  wanted integer not null,
  in_use integer not null,
  share integer not null,
  seen_at timestamp with time zone not null default now(),
  PRIMARY KEY (key_hash, process_id),
  FOREIGN KEY (key_hash) REFERENCES provider_limits(key_hash) ON DELETE CASCADE,
  CHECK ((in_use >= 0)),
  CHECK ((share >= 0)),
  CHECK ((wanted >= 0))
);

create table provider_limits (
  key_hash text not null,
  learned jsonb,
  quiet_until timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (key_hash)
);

create table search_matches (
  query_id uuid not null,
  creator_id uuid not null,
  post_id uuid,
  search_id uuid not null,
  FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  FOREIGN KEY (query_id) REFERENCES search_queries(id) ON DELETE CASCADE,
  FOREIGN KEY (search_id, creator_id) REFERENCES search_results(search_id, creator_id) ON DELETE CASCADE
);
CREATE INDEX search_matches_result ON public.search_matches USING btree (search_id, creator_id);
CREATE UNIQUE INDEX search_matches_key ON public.search_matches USING btree (query_id, creator_id, COALESCE(post_id, '00000000-0000-0000-0000-000000000000'::uuid));

create table search_queries (
  id uuid not null default gen_random_uuid(),
  search_id uuid not null,
  position integer not null,
  text text not null,
  status text not null default 'pending'::text,
  page_count integer not null default 0,
  cursor text,
  error_code text,
  error_message text,
  claimed_by uuid,
  parent_id uuid,
  seed_creator_id uuid,
  weight real not null default 1,
  UNIQUE (search_id, "position"),
  PRIMARY KEY (id),
  FOREIGN KEY (claimed_by) REFERENCES workers(id) ON DELETE SET NULL,
  FOREIGN KEY (parent_id) REFERENCES search_queries(id) ON DELETE CASCADE,
  FOREIGN KEY (search_id) REFERENCES searches(id) ON DELETE CASCADE,
  FOREIGN KEY (seed_creator_id) REFERENCES creators(id),
  CHECK ((status = ANY (ARRAY['pending'::text, 'processing'::text, 'done'::text, 'failed'::text, 'stopped'::text])))
);
CREATE INDEX search_queries_claimed_by ON public.search_queries USING btree (claimed_by) WHERE (claimed_by IS NOT NULL);
CREATE INDEX search_queries_parent_id ON public.search_queries USING btree (parent_id) WHERE (parent_id IS NOT NULL);

create table search_results (
  search_id uuid not null,
  creator_id uuid not null,
  position integer not null,
  revision integer not null,
  enrichment text not null default 'pending'::text,
  error_code text,
  post_id uuid,
  claimed_by uuid,
  created_at timestamp with time zone not null default now(),
  admission text not null default 'admitted'::text,
  left_out_by text,
  from_cache boolean not null default false,
  promise real not null default 0,
  distance smallint,
  score smallint,
  reasons jsonb not null default '[]'::jsonb,
  relations_pending boolean not null default false,
  account_id text not null,
  UNIQUE (search_id, "position"),
  PRIMARY KEY (search_id, creator_id),
  FOREIGN KEY (claimed_by) REFERENCES workers(id) ON DELETE SET NULL,
  FOREIGN KEY (creator_id) REFERENCES creators(id),
  FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE SET NULL,
  FOREIGN KEY (search_id, account_id) REFERENCES searches(id, account_id) ON DELETE CASCADE,
  CHECK ((admission = ANY (ARRAY['undecided'::text, 'admitted'::text, 'left_out'::text]))),
  CHECK ((enrichment = ANY (ARRAY['pending'::text, 'enriched'::text, 'private'::text, 'deleted'::text, 'missing'::text, 'failed'::text, 'skipped'::text]))),
  CHECK (((score >= 0) AND (score <= 100)))
);
CREATE INDEX search_results_claimed_by ON public.search_results USING btree (claimed_by) WHERE (claimed_by IS NOT NULL);
CREATE INDEX search_results_creator ON public.search_results USING btree (creator_id, account_id, created_at, search_id) INCLUDE (admission);
CREATE INDEX search_results_revision ON public.search_results USING btree (search_id, revision);
CREATE INDEX search_results_undecided ON public.search_results USING btree (search_id, promise DESC, "position") WHERE (enrichment = 'pending'::text);
CREATE INDEX search_results_waiting ON public.search_results USING btree (creator_id) WHERE (enrichment = 'pending'::text);

create table searches (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  campaign_id uuid not null,
  platform text not null,
  mode text not null,
  target integer not null,
  status text not null default 'pending'::text,
  ending text,
  error_code text,
  error_message text,
  sandbox boolean not null,
  revision integer not null default 0,
  skipped_count integer not null default 0,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  deadline_at timestamp with time zone not null,
  filters jsonb not null default '{}'::jsonb,
  credit_limit integer,
  word_background jsonb,
  UNIQUE (id, account_id),
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES users(id) ON DELETE CASCADE,
  FOREIGN KEY (campaign_id) REFERENCES campaigns(id) ON DELETE CASCADE,
  CHECK (((finished_at IS NULL) = (status = ANY (ARRAY['pending'::text, 'processing'::text])))),
  CHECK ((credit_limit > 0)),
  CHECK ((mode = ANY (ARRAY['keyword'::text, 'hashtag'::text, 'similar'::text]))),
  CHECK ((status = ANY (ARRAY['pending'::text, 'processing'::text, 'completed'::text, 'error'::text, 'timeout'::text, 'cancelled'::text]))),
  CHECK (((target >= 1) AND (target <= 1000)))
);
CREATE INDEX searches_account_id ON public.searches USING btree (account_id, created_at DESC);
CREATE INDEX searches_campaign_id ON public.searches USING btree (campaign_id, created_at DESC);
CREATE INDEX searches_unfinished ON public.searches USING btree (deadline_at) WHERE (status = ANY (ARRAY['pending'::text, 'processing'::text]));

create table sessions (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  UNIQUE (token),
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_user_id ON public.sessions USING btree (user_id);

create table users (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  role text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  UNIQUE (email),
  PRIMARY KEY (id),
  CHECK ((role = 'admin'::text))
);

create table verifications (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX verifications_identifier ON public.verifications USING btree (identifier);

create table workers (
  id uuid not null default gen_random_uuid(),
  heartbeat_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
