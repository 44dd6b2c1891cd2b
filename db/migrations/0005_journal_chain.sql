-- Numbers and chains the journal, keeps it from being changed, and makes the role under which the site works.
insert into journal_head (number, hash) values (0, sha256('guipintong journal'));
--> statement-breakpoint
-- What the hash of an entry covers beside the hash before it: all of it, in one spelling.
create function journal_text(entry journal) returns text language sql immutable strict set timezone = 'UTC' as $$
  select jsonb_build_array(entry.number, (extract(epoch from entry.at) * 1000000)::bigint, entry.account_id, entry.action, entry.subject,
    entry.subject_id, entry.enterprise_id, entry.detail)::text
$$;
--> statement-breakpoint
-- The one row of journal_head is locked until the transaction ends, so that numbers follow commits. Record last: whoever holds it must
-- not wait for anything else.
create function journal_append() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head journal_head%rowtype;
begin
  select * into strict head from journal_head for update;
  new.number := head.number + 1;
  new.previous := head.hash;
  new.hash := sha256(head.hash || convert_to(journal_text(new), 'UTF8'));
  update journal_head set number = new.number, hash = new.hash;
  return new;
end
$$;
--> statement-breakpoint
create trigger journal_append before insert on journal for each row execute function journal_append();
--> statement-breakpoint
create function journal_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is only ever added to';
end
$$;
--> statement-breakpoint
create trigger journal_stays before update or delete or truncate on journal for each statement execute function journal_stays();
--> statement-breakpoint
-- The first entry that does not fit: null where all do. An entry fits by its number, by the hash before it and by its own; the head must
-- be the last entry's.
create function journal_fault() returns bigint language sql stable set search_path = public, pg_temp as $$
  select min(number) from (
    select j.number from (
      select journal.number, previous, hash, sha256(previous || convert_to(journal_text(journal), 'UTF8')) as true_hash,
        lag(hash, 1, sha256('guipintong journal')) over by_number as before, row_number() over by_number as place
      from journal window by_number as (order by journal.number)) j
    where j.number <> j.place or j.previous <> j.before or j.hash <> j.true_hash
    union all
    select greatest(h.number, 1) from journal_head h
      left join lateral (select number, hash from journal order by number desc limit 1) last on true
    where h.number <> coalesce(last.number, 0) or h.hash <> coalesce(last.hash, sha256('guipintong journal'))
    union all select 1 where not exists (select from journal_head)) faults
$$;
--> statement-breakpoint
do $$
begin
  if not exists (select from pg_roles where rolname = 'guipintong_web') then
    create role guipintong_web nologin;
  end if;
  execute format('grant guipintong_web to %I', current_user);
exception
  -- Where the database's user may make no roles, the site works as that user; npm run admin -- doctor says so.
  when insufficient_privilege then null;
  when duplicate_object then null;
end
$$;
--> statement-breakpoint
do $$
begin
  if exists (select from pg_roles where rolname = 'guipintong_web') then
    grant usage on schema public, drizzle to guipintong_web;
    -- Whether the database is migrated is asked by the site itself.
    grant select on drizzle.__drizzle_migrations to guipintong_web;
    grant select, insert, update, delete on all tables in schema public to guipintong_web;
    alter default privileges in schema public grant select, insert, update, delete on tables to guipintong_web;
    alter default privileges in schema public grant usage, select on sequences to guipintong_web;
    grant usage, select on all sequences in schema public to guipintong_web;
    revoke update, delete on journal from guipintong_web;
    revoke insert, update, delete on journal_head from guipintong_web;
  end if;
end
$$;
--> statement-breakpoint
-- A job for the worker, in the transaction that gives reason for it. The site's role has no other way to the worker's tables.
create function enqueue(task text, payload json, key text default null, run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, job_key => key, run_at => run_at);
end
$$;
--> statement-breakpoint
create function mails_are_sent() returns trigger language plpgsql as $$
begin
  perform enqueue('send-mail', json_build_object('id', new.id), 'mail ' || new.id);
  return null;
end
$$;
--> statement-breakpoint
create trigger mails_are_sent after insert on mails for each row execute function mails_are_sent();
