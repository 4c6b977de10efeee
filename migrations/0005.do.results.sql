-- Whose a result is, held to its search by the key: where else an account found a creator is asked for every row that is
-- shown, and must not visit what all other accounts found.
alter table searches add unique (id, account_id);
alter table search_results add column account_id text;
update search_results set account_id = searches.account_id from searches where searches.id = search_id;
alter table search_results
  alter column account_id set not null,
  drop constraint search_results_search_id_fkey,
  add foreign key (search_id, account_id) references searches (id, account_id) on delete cascade;
create index search_results_creator on search_results (creator_id, account_id, created_at, search_id) include (admission);
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
