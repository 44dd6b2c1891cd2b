-- Row-level security as a second wall, and what the tables of inquiries keep by themselves.
--
-- Whom a transaction is for stands in the setting guipintong.account (app/platform/as-actor.server.ts). The policies hold for every role
-- but the owner of the tables. To guard another table: enable row level security on it and write policies with the two functions below.
create function acting_account() returns uuid language sql stable as $$
  select nullif(current_setting('guipintong.account', true), '')::uuid
$$;
--> statement-breakpoint
create function acting_enterprises() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(enterprise_id), '{}') from enterprise_members where account_id = acting_account() and ended_at is null
$$;
--> statement-breakpoint
alter table inquiries enable row level security;
--> statement-breakpoint
alter table inquiry_messages enable row level security;
--> statement-breakpoint
alter table inquiry_files enable row level security;
--> statement-breakpoint
alter table inquiry_reads enable row level security;
--> statement-breakpoint
alter table contact_consents enable row level security;
--> statement-breakpoint
alter table asker_blocks enable row level security;
--> statement-breakpoint
alter table shortlist_items enable row level security;
--> statement-breakpoint
alter table follows enable row level security;
--> statement-breakpoint
create policy both_sides on inquiries for select using (
  asker_id = (select acting_account()) or (not withheld and enterprise_id = any ((select acting_enterprises())::uuid[])));
--> statement-breakpoint
create policy asker_asks on inquiries for insert with check (asker_id = (select acting_account()));
--> statement-breakpoint
create policy both_sides on inquiry_messages for select using (
  (not withheld or sender_id = (select acting_account())) and exists (select from inquiries i where i.id = inquiry_id));
--> statement-breakpoint
create policy own_side_speaks on inquiry_messages for insert with check (
  sender_id = (select acting_account()) and exists (select from inquiries i where i.id = inquiry_id and case side
    when 'asker' then i.asker_id = (select acting_account())
    else not i.withheld and i.enterprise_id = any ((select acting_enterprises())::uuid[]) end));
--> statement-breakpoint
create policy both_sides on inquiry_files for select using (exists (select from inquiry_messages m where m.id = message_id));
--> statement-breakpoint
create policy sender_attaches on inquiry_files for insert with check (
  exists (select from inquiry_messages m where m.id = message_id and m.sender_id = (select acting_account())));
--> statement-breakpoint
create policy own_place on inquiry_reads using (
  account_id = (select acting_account()) and exists (select from inquiries i where i.id = inquiry_id));
--> statement-breakpoint
create policy both_sides on contact_consents for select using (exists (select from inquiries i where i.id = inquiry_id));
--> statement-breakpoint
create policy own_consent on contact_consents for insert with check (
  account_id = (select acting_account()) and exists (select from inquiries i where i.id = inquiry_id and case side
    when 'asker' then i.asker_id = (select acting_account())
    else not i.withheld and i.enterprise_id = any ((select acting_enterprises())::uuid[]) end));
--> statement-breakpoint
create policy own_enterprise on asker_blocks using (enterprise_id = any ((select acting_enterprises())::uuid[]))
  with check (enterprise_id = any ((select acting_enterprises())::uuid[]) and blocked_by = (select acting_account()));
--> statement-breakpoint
create policy own_list on shortlist_items using (account_id = (select acting_account()));
--> statement-breakpoint
create policy own_list on follows using (account_id = (select acting_account()));
--> statement-breakpoint
-- What was said and consented to stays as it was.
do $$
begin
  if exists (select from pg_roles where rolname = 'guipintong_web') then
    revoke update, delete, truncate on inquiries, inquiry_messages, inquiry_files, contact_consents from guipintong_web;
  end if;
end
$$;
--> statement-breakpoint
-- The enterprise's row is held to the commit, so that who comes to act for it meanwhile finds the inquiry among those that wait.
create function inquiry_arrives() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from enterprises where id = new.enterprise_id for share;
  new.withheld := exists (select from asker_blocks b where b.enterprise_id = new.enterprise_id and b.account_id = new.asker_id);
  new.delivered_at := case when exists (
    select from enterprise_members m where m.enterprise_id = new.enterprise_id and m.ended_at is null) then new.asked_at end;
  new.first_answer_at := null;
  new.last_number := 0;
  return new;
end
$$;
--> statement-breakpoint
create trigger inquiry_arrives before insert on inquiries for each row execute function inquiry_arrives();
--> statement-breakpoint
-- Messages of a thread take turns, so that they have numbers without gaps and who has read one has been shown all before it.
create function inquiry_message_arrives() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  thread inquiries%rowtype;
begin
  update inquiries set last_number = last_number + 1,
    first_answer_at = case when new.side = 'enterprise' then coalesce(first_answer_at, new.sent_at) else first_answer_at end
    where id = new.inquiry_id returning * into thread;
  new.number := coalesce(thread.last_number, 0);
  new.withheld := new.side = 'asker' and (thread.withheld or exists (
    select from asker_blocks b where b.enterprise_id = thread.enterprise_id and b.account_id = new.sender_id));
  return new;
end
$$;
--> statement-breakpoint
create trigger inquiry_message_arrives before insert on inquiry_messages for each row execute function inquiry_message_arrives();
--> statement-breakpoint
-- The letter is worded where it is sent: app/ui/words/letters.ts.
create function waiting_inquiries_are_delivered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  waiting integer;
begin
  perform from enterprises where id = new.enterprise_id for no key update;
  with delivered as (
    update inquiries set delivered_at = greatest(asked_at, new.since) where enterprise_id = new.enterprise_id and delivered_at is null
    returning withheld)
  select count(*) into waiting from delivered where not withheld;
  if waiting > 0 then
    insert into mails (recipient, template, language, values, key)
      select a.email, 'notice', a.language, jsonb_build_object('notice', 'inquiries-waiting', 'enterprise', e.name, 'count', waiting::text,
        'path', '/desk/inquiries'), 'inquiries waiting ' || new.id
      from accounts a, enterprises e where a.id = new.account_id and e.id = new.enterprise_id;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger waiting_inquiries_are_delivered after insert on enterprise_members for each row when (new.ended_at is null)
  execute function waiting_inquiries_are_delivered();
--> statement-breakpoint
-- How an enterprise has answered in the year before an instant. What came in the last three days and is not answered yet counts neither way.
create function reply_figures(enterprise uuid, as_of timestamptz, out asked integer, out answered integer, out median_seconds integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer, count(first_answer_at)::integer,
    (percentile_disc(0.5) within group (order by extract(epoch from first_answer_at - delivered_at)))::integer
  from inquiries
  where enterprise_id = enterprise and not withheld and delivered_at > as_of - interval '1 year' and delivered_at <= as_of
    and (first_answer_at is not null or delivered_at <= as_of - interval '3 days')
$$;
