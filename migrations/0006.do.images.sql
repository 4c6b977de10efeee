-- Pictures as they are kept, for longer than the networks' signed addresses live.

-- One row for each avatar or thumbnail that was asked for: what is kept of it, and how the last attempt to get it went.
create table images (
  id bigint generated always as identity primary key,
  creator_id uuid unique references creators (id) on delete cascade,
  post_id uuid unique references posts (id) on delete cascade,
  -- What the network gave: the hash of its bytes, by which step and with which status. It outlives its file, because
  -- renditions are found by it.
  version text,
  original text,
  original_format text,
  strategy text,
  status smallint,
  fetched_at timestamptz,
  -- The last attempt, if it failed: of which version, why, and when the next one is due.
  failed_version text,
  failure text,
  failure_status smallint,
  retry_at timestamptz,
  -- Somebody is asking the network just now, and will have answered or given up by then. The revision rises when a fetch
  -- begins and when it ends: who claims it, or says what came of it, must have seen the last one.
  fetching_until timestamptz,
  revision integer not null default 0,
  check (num_nonnulls(creator_id, post_id) = 1)
);
create index images_original on images (original) where original is not null;
create index images_retry_at on images (retry_at) where retry_at is not null;

-- What the store holds, by the hash of the content; the least recently used go first when it is full.
create table image_files (
  hash text primary key,
  bytes integer not null,
  used_at timestamptz not null default now()
);
create index image_files_used_at on image_files (used_at);

-- An original in one size and format.
create table image_renditions (
  original text not null,
  width smallint not null,
  height smallint not null,
  format text not null,
  file text not null references image_files (hash) on delete cascade,
  primary key (original, width, height, format)
);
create index image_renditions_file on image_renditions (file);

-- What became of requests, fetches and conversions, by the hour, from all processes.
create table image_statistics (
  hour timestamptz not null,
  measure text not null,
  subject text not null,
  count bigint not null,
  milliseconds double precision not null default 0,
  primary key (hour, measure, subject)
);

-- The seeds' way to an image asks by the network's address.
create index creators_avatar_source_url on creators using hash (avatar_source_url);
create index posts_thumbnail_source_url on posts using hash (thumbnail_source_url);
