-- Results looked at from the creator: where else it was found, without visiting the rows.
create index search_results_creator on search_results (creator_id, search_id) include (admission);
drop index search_results_creator_id;

-- What was done in a campaign and leaves no other row: searches themselves say when they were started and how they ended.

create table campaign_events (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references campaigns (id) on delete cascade,
  search_id uuid references searches (id) on delete cascade,
  kind text not null check (kind in ('renamed', 'archived', 'restored', 'search_retried', 'search_run_again')),
  -- What it was called or how it had ended before.
  before text,
  created_at timestamptz not null default now()
);
create index campaign_events_campaign_id on campaign_events (campaign_id, created_at desc);
create index campaign_events_search_id on campaign_events (search_id) where search_id is not null;
