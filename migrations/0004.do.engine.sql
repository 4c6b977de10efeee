-- Seven modes, filters while collecting, one reading per profile over all searches, budgets.

alter table creators
  add column tags jsonb not null default '[]',
  add column engagement_rate double precision,
  add column engagement_formula text check (engagement_formula in ('median_per_follower', 'mean_per_view')),
  add column engagement_sample_size integer,
  add column engagement_measured_at timestamptz,
  add column average_view_count bigint,
  add column last_post_at timestamptz,
  add column counts_read_at timestamptz not null default now(),
  -- What the last reading of the profile gave: unreadable profiles are not bought again and again either.
  add column profile_status text check (profile_status in ('enriched', 'private', 'deleted', 'missing')),
  -- The worker that reads the profile right now, for whichever search: two searches never buy it at once.
  add column read_by uuid references workers (id) on delete set null,
  -- The search that pays for that reading, also when it ends meanwhile.
  add column read_for uuid,
  -- Accounts that the network relates to this one, as the last reading of its profile had them.
  add column related jsonb,
  add check ((engagement_rate is null) = (engagement_measured_at is null));
create index creators_read_by on creators (read_by) where read_by is not null;
update creators set profile_status = 'enriched' where profile_read_at is not null;
-- The latest profiles of a network: a sample of how people there write.
create index creators_read on creators (platform, profile_read_at desc)
  where profile_status = 'enriched' and bio is not null;
create index creators_handle on creators (platform, lower(handle));

alter table searches
  add column filters jsonb not null default '{}',
  add column credit_limit integer check (credit_limit > 0),
  -- Of a similar search: how common its seeds' words are among other creators, counted once.
  add column word_background jsonb;

alter table search_queries
  -- The seed that led to these words; null for what the person gave.
  add column parent_id uuid references search_queries (id) on delete cascade,
  -- Of a similar search: the creator that the query names, once read.
  add column seed_creator_id uuid references creators (id),
  add column weight real not null default 1;
create index search_queries_parent_id on search_queries (parent_id) where parent_id is not null;

alter table search_results
  -- undecided: whether it belongs to the results shows when its profile has been read.
  add column admission text not null default 'admitted' check (admission in ('undecided', 'admitted', 'left_out')),
  -- The filter that it missed; null when the target was reached before its turn.
  add column left_out_by text,
  add column from_cache boolean not null default false,
  -- Similar searches: the promise of a candidate before its profile is read (higher first), and what it turned out to be.
  add column promise real not null default 0,
  add column distance smallint,
  add column score smallint check (score between 0 and 100),
  add column reasons jsonb not null default '[]',
  -- Whether the accounts that the network relates to this one are still to become candidates.
  add column relations_pending boolean not null default false;
create index search_results_undecided on search_results (search_id, promise desc, position)
  where enrichment = 'pending';
drop index search_results_pending;
-- Which other searches wait for a creator.
create index search_results_waiting on search_results (creator_id) where enrichment = 'pending';

-- Modes that search accounts match without a post.
alter table search_matches drop constraint search_matches_pkey;
alter table search_matches alter column post_id drop not null;
create unique index search_matches_key
  on search_matches (query_id, creator_id, coalesce(post_id, '00000000-0000-0000-0000-000000000000'));

-- What budgets are held against: summed from the ledger by time, and by customer and time.
create index provider_calls_spent on provider_calls (created_at) include (credits) where credits > 0;
create index provider_calls_spent_by_account on provider_calls (account_id, created_at) include (credits) where credits > 0;

-- One good answer for each call of a step: some steps make two (a seed's profile and its posts).
drop index provider_calls_answered;
create unique index provider_calls_answered on provider_calls (search_id, purpose, path) where outcome = 'answered';

-- Answers that wait to be used: few, and looked for now and then.
create index provider_calls_kept on provider_calls (search_id) where answer is not null;
