/**
 * Lets the database itself watch what is written while a schedule runs: whoever breaks a rule is written down with the
 * invariant that it breaks, and does what it wanted. Worker processes are told apart by the names of their connections.
 */
export const auditSql = `
create table chaos_workers (application text not null, worker_id uuid primary key);
create table chaos_breaches (invariant text not null, what text not null);
create table chaos_effects (transaction_id xid8 not null, what text not null);
create table chaos_wake_ups (transaction_id xid8 not null);

create function chaos_worker() returns trigger language plpgsql as $$ begin
  insert into chaos_workers values (current_setting('application_name'), new.id);
  return null;
end $$;
create trigger chaos_worker after insert on workers for each row execute function chaos_worker();

create function chaos_breach(invariant text, what text) returns void language sql as $$
  insert into chaos_breaches values (invariant, what || ' (by ' || current_setting('application_name') || ')')
$$;

create function chaos_is_own(claimed_by uuid) returns boolean language sql as $$
  select claimed_by is not null and exists (
    select from chaos_workers
    where worker_id = claimed_by and application = current_setting('application_name')
  )
$$;

create function chaos_is_paid(search uuid, step text, refused boolean) returns boolean language sql as $$
  select exists (
    select from provider_calls where search_id = search and purpose = step
      and (outcome = 'answered' or error_code = 'nothing_found' or refused and error_code is not null)
  )
$$;

create function chaos_query() returns trigger language plpgsql as $$
declare page text := format('page %s of "%s"', old.page_count, old.text);
begin
  if new.page_count <> old.page_count then
    insert into chaos_effects values (pg_current_xact_id(), page);
    if not chaos_is_own(old.claimed_by) then perform chaos_breach('I6', page || ' was turned without a claim'); end if;
    if new.page_count <> old.page_count + 1 then
      perform chaos_breach('I7', page || ' was followed by page ' || new.page_count);
    end if;
    if not chaos_is_paid(old.search_id, format('page:%s:%s', old.id, old.page_count), false) then
      perform chaos_breach('I3', page || ' was used before it was in the ledger');
    end if;
  elsif new.cursor is distinct from old.cursor then
    perform chaos_breach('I7', page || ' starts elsewhere than before');
  end if;
  if new.status = 'failed' and old.status <> 'failed' and not chaos_is_own(old.claimed_by) then
    perform chaos_breach('I6', page || ' was failed without a claim');
  end if;
  if old.status in ('done', 'failed', 'stopped') and new.status <> old.status then
    perform chaos_breach('I7', format('the query "%s" went from %s to %s', old.text, old.status, new.status));
  end if;
  return null;
end $$;
create trigger chaos_query after update on search_queries for each row execute function chaos_query();

create function chaos_result() returns trigger language plpgsql as $$
declare result text := format('the result at %s', old.position);
begin
  if old.enrichment = 'pending' and new.enrichment not in ('pending', 'skipped') then
    if not chaos_is_own(old.claimed_by) then perform chaos_breach('I6', result || ' was settled without a claim'); end if;
    if not old.from_cache and not chaos_is_paid(old.search_id, 'profile:' || old.creator_id, new.enrichment = 'failed') then
      perform chaos_breach('I3', result || ' was settled before its profile was in the ledger');
    end if;
  end if;
  if old.enrichment <> 'pending' and new.enrichment <> old.enrichment then
    perform chaos_breach('I7', format('%s went from %s to %s', result, old.enrichment, new.enrichment));
  end if;
  if old.admission <> 'undecided' and new.admission <> old.admission then
    perform chaos_breach('I7', format('%s went from %s to %s', result, old.admission, new.admission));
  end if;
  if new.revision < old.revision then perform chaos_breach('I7', result || ' has an earlier revision'); end if;
  return null;
end $$;
create trigger chaos_result after update on search_results for each row execute function chaos_result();

create function chaos_new_result() returns trigger language plpgsql as $$ begin
  if exists (select from searches where id = new.search_id and finished_at is not null) then
    perform chaos_breach('I6', 'a result was added after the end');
  end if;
  return null;
end $$;
create trigger chaos_new_result after insert on search_results for each row execute function chaos_new_result();

create function chaos_search() returns trigger language plpgsql as $$ begin
  if new.revision < old.revision then perform chaos_breach('I7', 'the search has an earlier revision'); end if;
  if old.finished_at is not null and new is distinct from old then
    perform chaos_breach('I6', 'the search was changed after its end');
  end if;
  -- Nobody has to be woken any more.
  if new.finished_at is not null then insert into chaos_wake_ups values (pg_current_xact_id()); end if;
  return null;
end $$;
create trigger chaos_search after update on searches for each row execute function chaos_search();

-- By its name the first of those before the insert, so that it sees messages that are lost.
create function chaos_message() returns trigger language plpgsql as $$ begin
  insert into chaos_wake_ups values (pg_current_xact_id());
  return new;
end $$;
create trigger a_chaos_message before insert on pgboss.job_common for each row execute function chaos_message();
`;

/** What befalls the queue's messages, each with this probability, from now on. */
export type Mistreatment = 'lost' | 'doubled' | 'late';

export function mistreatSql(how: Mistreatment, share: number): string {
  const bodies: Record<Mistreatment, string> = {
    lost: 'return null;',
    doubled: `if pg_trigger_depth() = 1 then
        insert into pgboss.job_common
        select (jsonb_populate_record(new, jsonb_build_object('id', gen_random_uuid()))).*;
      end if;
      return new;`,
    // Up to 3 s: behind others that were sent later.
    late: "new.start_after := now() + random() * interval '3 s'; return new;",
  };
  return `
    create function chaos_mistreat() returns trigger language plpgsql as $$ begin
      if random() < ${share} then ${bodies[how]} end if;
      return new;
    end $$;
    create trigger mistreat before insert on pgboss.job_common for each row execute function chaos_mistreat();`;
}
