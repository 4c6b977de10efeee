-- What all processes of the installation know together of a provider's key. The key itself is nowhere: only its hash.
create table provider_limits (
  key_hash text primary key,
  -- What the limiter has learned; src/providers/limiter-window.ts says what is in it.
  learned jsonb,
  -- "Retry-After": no call of the key starts before.
  quiet_until timestamptz,
  updated_at timestamptz not null default now()
);

-- The processes that use a key now, and how many of its calls at once each may make.
create table provider_limit_shares (
  key_hash text not null references provider_limits (key_hash) on delete cascade,
  process_id uuid not null,
  -- Calls under way and waiting; calls under way; calls that may be under way.
  wanted integer not null check (wanted >= 0),
  in_use integer not null check (in_use >= 0),
  share integer not null check (share >= 0),
  seen_at timestamptz not null default now(),
  primary key (key_hash, process_id)
);
