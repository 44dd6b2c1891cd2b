CREATE OR REPLACE FUNCTION public.acting_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(current_setting('guipintong.account', true), '')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.acting_blocked(need uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from enterprise_blocks) and exists (
    select from needs n join enterprise_blocks b on n.enterprise_id in (b.enterprise_id, b.blocked_id)
    where n.id = need and (b.enterprise_id = any (acting_enterprises()) or b.blocked_id = any (acting_enterprises())))
$function$;

CREATE OR REPLACE FUNCTION public.acting_buys(need uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from needs n where n.id = need and n.enterprise_id = any (acting_enterprises()))
$function$;

CREATE OR REPLACE FUNCTION public.acting_enterprises()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(enterprise_id), '{}') from enterprise_members where account_id = acting_account() and ended_at is null
$function$;

CREATE OR REPLACE FUNCTION public.acting_for_need(need uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from needs n where n.id = need)
$function$;

CREATE OR REPLACE FUNCTION public.acting_has_stake(enterprise uuid, code text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from enterprise_members where account_id = acting_account() and enterprise_id = enterprise)
    or exists (select from declared_interests where account_id = acting_account() and enterprise_id = enterprise)
    or exists (select from enterprise_applications where account_id = acting_account() and (enterprise_id = enterprise or uscc = code))
$function$;

CREATE OR REPLACE FUNCTION public.acting_in(cities text[], sectors text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from enterprises e where e.id = any (acting_enterprises()) and (e.city_code = any (cities)
    or exists (select from products p where p.enterprise_id = e.id and p.status = 'published' and p.sector_code = any (sectors))))
$function$;

CREATE OR REPLACE FUNCTION public.acting_places()
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(place), '{}')
  from role_grants g join accounts a on a.id = g.account_id
  cross join lateral (
    select '*' as place where g.role = 'publisher'
    union all select g.region_code where g.role in ('county-reviewer', 'city-reviewer')
    union all select r.code from regions r where g.role = 'city-reviewer' and r.parent_code = g.region_code) reviewed
  where g.account_id = acting_account() and g.ended_at is null
    and a.two_factor_enabled and a.suspended_at is null and a.closed_at is null
$function$;

CREATE OR REPLACE FUNCTION public.acting_talks(need uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from talks t where t.need_id = need and t.supplier_id = any (acting_enterprises()))
$function$;

CREATE OR REPLACE FUNCTION public.agreement_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if (new.ref, new.kind, new.need_id, new.buyer_id, new.supplier_id, new.renews_id, new.content, new.digest, new.sector_code, new.starts_on, new.ends_on,
      new.proposed_by, new.proposed_at)
    is distinct from (old.ref, old.kind, old.need_id, old.buyer_id, old.supplier_id, old.renews_id, old.content, old.digest, old.sector_code,
      old.starts_on, old.ends_on, old.proposed_by, old.proposed_at)
    or old.signed_at is not null and (new.signed_at, new.signed_by) is distinct from (old.signed_at, old.signed_by) then
    raise exception 'an agreement stays as it was proposed and signed' using errcode = 'check_violation';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if (old.state, new.state) not in (('proposed', 'in-force'), ('proposed', 'declined'), ('in-force', 'ended')) then
    raise exception 'an agreement does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state = 'proposed' and acting_account() is not null and not old.supplier_id = any (acting_enterprises()) then
    raise exception 'the other side signs' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.award_is_given()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not quotations_open(new.need_id) then
    raise exception 'the quotations are sealed' using errcode = 'check_violation';
  end if;
  if not exists (select from talks t where t.id = new.talk_id and t.state in ('quoted', 'shortlisted')) then
    raise exception 'there is nobody to award it to' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.call_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from talks t where t.need_id = old.need_id and t.quotations > 0) and (new.sealed <> old.sealed or new.quotes_until is distinct from old.quotes_until
      and not (new.quotes_until > old.quotes_until and old.quotes_until > now())) then
    raise exception 'quotations came on these terms' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.call_off_is_placed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  agreed agreements%rowtype;
  most numeric;
  price bigint;
  taken numeric;
begin
  select * into agreed from agreements where id = new.agreement_id for update;
  if agreed.state is distinct from 'in-force' or new.state <> 'placed' or new.deliver_on not between agreed.starts_on and agreed.ends_on then
    raise exception 'nothing is called off under this agreement for that day' using errcode = 'check_violation';
  end if;
  select quantity, unit_fen into most, price from agreement_lines where agreement_id = new.agreement_id and line = new.line;
  select coalesce(sum(quantity), 0) into taken from call_offs where agreement_id = new.agreement_id and line = new.line and state <> 'cancelled';
  if taken + new.quantity > most then
    raise exception 'only % of the line is left', most - taken using errcode = 'check_violation';
  end if;
  new.fen := round(new.quantity * price);
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.call_off_may_move(before text, after text, side text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (before, after, side) in (('placed', 'cancelled', 'buyer'), ('placed', 'delivered', 'supplier'),
    ('delivered', 'confirmed', 'buyer'), ('delivered', 'placed', 'buyer'))
$function$;

CREATE OR REPLACE FUNCTION public.call_off_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  agreed agreements%rowtype;
begin
  select * into agreed from agreements where id = old.agreement_id;
  if (new.agreement_id, new.line, new.quantity, new.deliver_on, new.fen, new.placed_by, new.placed_at)
      is distinct from (old.agreement_id, old.line, old.quantity, old.deliver_on, old.fen, old.placed_by, old.placed_at) then
    raise exception 'what was called off stays as it was' using errcode = 'check_violation';
  end if;
  if new.state = old.state or not (
      agreed.buyer_id = any (acting_enterprises()) and call_off_may_move(old.state, new.state, 'buyer')
      or agreed.supplier_id = any (acting_enterprises()) and call_off_may_move(old.state, new.state, 'supplier')) then
    raise exception 'a call-off does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'confirmed' then
    insert into confirmed_values (call_off_id, agreement_id, buyer_id, supplier_id, buyer_city, supplier_city, sector_code, day, fen)
      select new.id, agreed.id, b.id, s.id, b.city_code, s.city_code, agreed.sector_code, (new.confirmed_at at time zone 'Asia/Shanghai')::date, new.fen
      from enterprises b, enterprises s where b.id = agreed.buyer_id and s.id = agreed.supplier_id;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.changes_are_matched()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if current_setting('guipintong.matching', true) is distinct from pg_current_xact_id()::text then
    perform set_config('guipintong.matching', pg_current_xact_id()::text, true);
    perform enqueue('match-changes', '{}', 'match-changes');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.closed_accounts_are_told_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from notices where account_id = new.id;
  delete from notice_settings where account_id = new.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.compact_tallies()
 RETURNS void
 LANGUAGE sql
AS $function$
  with gone as (delete from product_tallies returning *)
  insert into product_tallies (sector_code, city_code, county_code, basis, maker_scope, regulated, products)
  select sector_code, city_code, county_code, basis, maker_scope, regulated, sum(products)
  from gone group by 1, 2, 3, 4, 5, 6 having sum(products) <> 0;
  with gone as (delete from enterprise_tallies returning *)
  insert into enterprise_tallies (city_code, basis, enterprises)
  select city_code, basis, sum(enterprises) from gone group by 1, 2 having sum(enterprises) <> 0;
  with gone as (delete from demand_tallies returning *)
  insert into demand_tallies (city_code, basis, demands)
  select city_code, basis, sum(demands) from gone group by 1, 2 having sum(demands) <> 0;
  with gone as (delete from credential_tallies returning *)
  insert into credential_tallies (day, regulated, begun, ended)
  select day, regulated, sum(begun), sum(ended) from gone group by 1, 2 having sum(begun) <> 0 or sum(ended) <> 0;
  with gone as (delete from sector_tallies returning *)
  insert into sector_tallies (sector_code, open, published)
  select sector_code, sum(open), sum(published) from gone group by 1 having sum(open) <> 0 or sum(published) <> 0;
  delete from maker_sectors where (enterprise_id, sector_code) in (
    select enterprise_id, sector_code from maker_sectors where published = 0 for update skip locked);
$function$;

CREATE OR REPLACE FUNCTION public.consents_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'consents are only ever added to';
end
$function$;

CREATE OR REPLACE FUNCTION public.delete_credentials_of_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from credentials where product_id = old.id;
  return old;
end $function$;

CREATE OR REPLACE FUNCTION public.enqueue(task text, payload json, key text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, job_key => key, run_at => run_at);
end
$function$;

CREATE OR REPLACE FUNCTION public.enterprise_of_listing(listing uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select enterprise_id from listings where id = listing
$function$;

CREATE OR REPLACE FUNCTION public.enterprises_apart(firms uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from enterprise_blocks where enterprise_id = any (firms) and blocked_id = any (firms))
$function$;

CREATE OR REPLACE FUNCTION public.enterprises_blocked(one uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from enterprise_blocks where (enterprise_id, blocked_id) in ((one, other), (other, one)))
$function$;

CREATE OR REPLACE FUNCTION public.inquiry_arrives()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from enterprises where id = new.enterprise_id for share;
  new.withheld := exists (select from asker_blocks b where b.enterprise_id = new.enterprise_id and b.account_id = new.asker_id);
  new.delivered_at := case when exists (
    select from enterprise_members m where m.enterprise_id = new.enterprise_id and m.ended_at is null) then new.asked_at end;
  new.first_answer_at := null;
  new.last_number := 0;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.inquiry_message_arrives()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.journal_append()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.journal_fault()
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.journal_is_told()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('project-notices', '{}', 'project-notices');
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.journal_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the journal is only ever added to';
end
$function$;

CREATE OR REPLACE FUNCTION public.journal_text(entry journal)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
 SET "TimeZone" TO 'UTC'
AS $function$
  select jsonb_build_array(entry.number, (extract(epoch from entry.at) * 1000000)::bigint, entry.account_id, entry.action, entry.subject,
    entry.subject_id, entry.enterprise_id, entry.detail)::text
$function$;

CREATE OR REPLACE FUNCTION public.mails_are_sent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform enqueue('send-mail', json_build_object('id', new.id), 'mail ' || new.id);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.need_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into match_changes (side, id) values ('need', new.need_id);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.need_ends_talks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update talks set state = 'lost', state_at = now() where need_id = new.need_id and (state in ('invited', 'open', 'lapsed')
    or state in ('quoted', 'shortlisted') and not exists (select from needs n where n.id = new.need_id and n.state = 'expired'));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.need_may_move(before text, after text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select before = after or (before, after) in (
    ('draft', 'published'), ('returned', 'published'),
    ('draft', 'submitted'), ('returned', 'submitted'), ('published', 'submitted'),
    ('draft', 'diagnosing'), ('returned', 'diagnosing'),
    ('submitted', 'draft'), ('diagnosing', 'draft'),
    ('submitted', 'returned'), ('diagnosing', 'returned'),
    ('submitted', 'published'),
    ('published', 'paused'), ('paused', 'published'),
    ('published', 'closed'), ('paused', 'closed'),
    ('published', 'expired'), ('paused', 'expired'),
    ('published', 'taken-down'), ('paused', 'taken-down'),
    ('expired', 'draft'), ('closed', 'draft'))
$function$;

CREATE OR REPLACE FUNCTION public.need_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not need_may_move(old.state, new.state) then
    raise exception 'a need does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  -- What a reviewer decides nobody decides for themselves.
  if (old.state, new.state) in (('submitted', 'returned'), ('diagnosing', 'returned'), ('submitted', 'published'),
    ('published', 'taken-down'), ('paused', 'taken-down')) and acting_has_stake(old.enterprise_id, null) then
    raise exception 'a need is not decided by its own people' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.need_open(need uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from published_needs p where p.need_id = need and p.state = 'open')
$function$;

CREATE OR REPLACE FUNCTION public.need_owner(need uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select n.enterprise_id from needs n where n.id = need and (n.enterprise_id = any (acting_enterprises()) or acting_talks(need) or acting_account() is null)
$function$;

CREATE OR REPLACE FUNCTION public.never_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'check_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.notice_stands(notice notices)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not exists (select from accounts a where a.id = notice.account_id and a.closed_at is not null) and case notice.standing
    when 'self' then true
    when 'people' then exists (
      select from enterprise_members m
      where m.account_id = notice.account_id and m.enterprise_id = notice.enterprise_id and m.ended_at is null)
    else exists (
      select from role_grants g join accounts a on a.id = g.account_id
      where g.account_id = notice.account_id and g.ended_at is null and a.two_factor_enabled and (g.role = 'publisher'
        or g.role = 'city-reviewer' and g.region_code = notice.city_code or g.role = 'county-reviewer' and g.region_code = notice.county_code))
      and not exists (select from enterprise_members m where m.account_id = notice.account_id and m.enterprise_id = notice.enterprise_id)
      and not exists (select from declared_interests d where d.account_id = notice.account_id and d.enterprise_id = notice.enterprise_id)
      and not exists (select from enterprise_applications a where a.account_id = notice.account_id and a.enterprise_id = notice.enterprise_id)
    end
$function$;

CREATE OR REPLACE FUNCTION public.product_facts_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into match_changes (side, id) select distinct 'product', product_id from changed where product_id is not null;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.products_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' then
    insert into match_changes (side, id) select 'product', a.id from before b join after a on a.id = b.id
      where (a.name, a.status, a.category_id, a.enterprise_id) is distinct from (b.name, b.status, b.category_id, b.enterprise_id);
  else
    insert into match_changes (side, id) select 'product', id from after where status = 'published';
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.quotation_comes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  talk talks%rowtype;
begin
  select * into talk from talks where id = new.talk_id for update;
  if talk.state not in ('open', 'quoted', 'shortlisted') or not need_open(talk.need_id) then
    raise exception 'nothing is quoted here now' using errcode = 'check_violation';
  end if;
  if exists (select from quotation_calls c where c.need_id = talk.need_id and c.quotes_until <= now()) then
    raise exception 'the time for quotations is over' using errcode = 'check_violation';
  end if;
  new.number := talk.quotations + 1;
  update talks set quotations = new.number, last_digest = new.digest, state = case when state = 'open' then 'quoted' else state end,
    state_at = new.sent_at where id = talk.id;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.quotations_open(need uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not exists (select from quotation_calls c where c.need_id = need and c.sealed and c.quotes_until > now())
$function$;

CREATE OR REPLACE FUNCTION public.recount_after_truncate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform recount_tallies();
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.recount_tallies()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  counted record;
begin
  lock table enterprises, products, credentials, demands in share mode;
  delete from product_tallies;
  delete from enterprise_tallies;
  delete from demand_tallies;
  delete from credential_tallies;
  delete from maker_sectors;
  delete from sector_tallies;
  delete from makers;
  for counted in select * from (values
    ('enterprise_tallies', 'enterprises'), ('makers', 'enterprises'),
    ('product_tallies', 'products'), ('makers of products', 'products'), ('maker_sectors', 'products'),
    ('credential_tallies', 'credentials'), ('demand_tallies', 'demands')) each (tally, of)
  loop
    execute tally_of(counted.tally, format('select 1 as sign, * from %I', counted.of));
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.reply_figures(enterprise uuid, as_of timestamp with time zone, OUT asked integer, OUT answered integer, OUT median_seconds integer)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::integer, count(first_answer_at)::integer,
    (percentile_disc(0.5) within group (order by extract(epoch from first_answer_at - delivered_at)))::integer
  from inquiries
  where enterprise_id = enterprise and not withheld and delivered_at > as_of - interval '1 year' and delivered_at <= as_of
    and (first_answer_at is not null or delivered_at <= as_of - interval '3 days')
$function$;

CREATE OR REPLACE FUNCTION public.review_is_earned()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from confirmed_values v where v.agreement_id = new.agreement_id and extract(year from v.day) = new.year) then
    raise exception 'nothing was confirmed that year' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.supply_edges(most integer)
 RETURNS TABLE("from" uuid, "to" uuid, value double precision, "needId" uuid, "productId" uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct on (m.enterprise_id, p.enterprise_id) m.enterprise_id, p.enterprise_id, coalesce((p.content ->> 'budgetFen')::float8, m.score),
    m.need_id, m.product_id
  from need_matches m join published_needs p on p.need_id = m.need_id join products r on r.id = m.product_id and r.status = 'published'
  where p.state = 'open' and p.visibility = 'public' and p.enterprise_id is not null and m.enterprise_id is not null
    and p.enterprise_id <> m.enterprise_id and r.regulated is null and not enterprises_blocked(p.enterprise_id, m.enterprise_id)
  order by m.enterprise_id, p.enterprise_id, m.score desc, m.need_id, m.product_id limit most
$function$;

CREATE OR REPLACE FUNCTION public.talk_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  owner uuid;
begin
  select enterprise_id into owner from needs where id = new.need_id;
  if owner = new.supplier_id then
    raise exception 'nobody answers their own need' using errcode = 'insufficient_privilege';
  end if;
  if enterprises_blocked(owner, new.supplier_id) then
    raise exception 'these two do not meet' using errcode = 'insufficient_privilege';
  end if;
  if not need_open(new.need_id) then
    raise exception 'the need is not open' using errcode = 'check_violation';
  end if;
  if new.state <> (case when new.invited then 'invited' else 'open' end) then
    raise exception 'a talk begins with an invitation or an offer' using errcode = 'check_violation';
  end if;
  -- Whose it is stands in it from the beginning only where the need says so.
  new.buyer_id := (select enterprise_id from published_needs where need_id = new.need_id);
  new.quotations := 0;
  new.last_digest := null;
  new.debrief := null;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.talk_may_move(before text, after text, side text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (before, after, side) in (
    ('invited', 'open', 'supplier'), ('lapsed', 'open', 'supplier'), ('declined', 'open', 'supplier'), ('withdrawn', 'open', 'supplier'),
    ('invited', 'declined', 'supplier'), ('open', 'declined', 'supplier'), ('lapsed', 'declined', 'supplier'),
    ('open', 'quoted', 'supplier'),
    ('open', 'withdrawn', 'supplier'), ('quoted', 'withdrawn', 'supplier'), ('shortlisted', 'withdrawn', 'supplier'),
    ('quoted', 'shortlisted', 'buyer'), ('shortlisted', 'quoted', 'buyer'),
    ('quoted', 'awarded', 'buyer'), ('shortlisted', 'awarded', 'buyer'),
    ('invited', 'lost', 'buyer'), ('open', 'lost', 'buyer'), ('quoted', 'lost', 'buyer'), ('shortlisted', 'lost', 'buyer'), ('lapsed', 'lost', 'buyer'),
    ('invited', 'lapsed', 'clock'))
$function$;

CREATE OR REPLACE FUNCTION public.talk_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  owner uuid := (select enterprise_id from needs where id = old.need_id);
  buys boolean := acting_account() is null or owner = any (acting_enterprises());
  sells boolean := acting_account() is null or old.supplier_id = any (acting_enterprises());
begin
  if (new.id, new.need_id, new.supplier_id, new.invited, new.begun_at) is distinct from (old.id, old.need_id, old.supplier_id, old.invited, old.begun_at) then
    raise exception 'who talks about what does not change' using errcode = 'check_violation';
  end if;
  if (new.quotations, new.last_digest) is distinct from (old.quotations, old.last_digest) and pg_trigger_depth() < 2 then
    raise exception 'quotations count themselves' using errcode = 'check_violation';
  end if;
  if new.buyer_id is distinct from old.buyer_id and not (old.buyer_id is null and new.buyer_id = owner and buys) then
    raise exception 'a buyer says who they are themselves, and once' using errcode = 'insufficient_privilege';
  end if;
  if new.debrief is distinct from old.debrief and not (buys and old.debrief is null) then
    raise exception 'a debrief is written once' using errcode = 'insufficient_privilege';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if not (buys and talk_may_move(old.state, new.state, 'buyer') or sells and talk_may_move(old.state, new.state, 'supplier')
      or acting_account() is null and talk_may_move(old.state, new.state, 'clock') or pg_trigger_depth() > 1) then
    raise exception 'a talk does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  -- At most three are shortlisted (大企业发榜: 1–3 for a need); the call's row is locked by who shortlists.
  if new.state = 'shortlisted' and (select count(*) from talks t where t.need_id = new.need_id and t.state = 'shortlisted' and t.id <> new.id) >= 3 then
    raise exception 'three are shortlisted' using errcode = 'check_violation';
  end if;
  if new.state = 'awarded' and not exists (select from awards a where a.need_id = new.need_id and a.talk_id = new.id) then
    raise exception 'nothing was awarded' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.tally()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed constant text := case tg_op
    when 'INSERT' then 'select 1 as sign, * from after_it'
    when 'DELETE' then 'select -1 as sign, * from before_it'
    else 'select 1 as sign, * from after_it union all select -1, * from before_it' end;
  tally text;
begin
  foreach tally in array tg_argv loop
    execute tally_of(tally, changed);
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.tally_of(tally text, changed text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select format(case tally
    when 'product_tallies' then $$
      insert into product_tallies (sector_code, city_code, county_code, basis, maker_scope, regulated, products)
      select sector_code, city_code, county_code, basis, maker_scope, regulated is not null, sum(sign)
      from (%s) changed where status = 'published' group by 1, 2, 3, 4, 5, 6 having sum(sign) <> 0 $$
    when 'enterprise_tallies' then $$
      insert into enterprise_tallies (city_code, basis, enterprises)
      select city_code, basis, sum(sign) from (%s) changed group by 1, 2 having sum(sign) <> 0 $$
    when 'demand_tallies' then $$
      insert into demand_tallies (city_code, basis, demands)
      select city_code, basis, sum(sign) from (%s) changed group by 1, 2 having sum(sign) <> 0 $$
    when 'sector_tallies' then $$
      insert into sector_tallies (sector_code, open, published)
      select sector_code, sum(sign * (open > 0)::int), sum(sign * (published > 0)::int) from (%s) changed
      group by 1 having sum(sign * (open > 0)::int) <> 0 or sum(sign * (published > 0)::int) <> 0 $$
    -- Whoever changes a credential waits for whoever is changing its product, and the other way round: a credential counts as its
    -- product does, so neither may overlook what the other has not committed yet.
    when 'bearers' then $$
      with changed as (%s) select from products where id in (select product_id from changed) order by id for share $$
    when 'credential_tallies' then $$
      insert into credential_tallies (day, regulated, begun, ended)
      select day, regulated, sum(begun), sum(ended) from (
        select c.*, p.regulated is not null as regulated from (%s) c left join products p on p.id = c.product_id
        where c.product_id is null or p.status = 'published'
      ) changed, lateral (values (coalesce(valid_from, '-infinity'), sign, 0), (valid_to + 1, 0, sign)) dated (day, begun, ended)
      where day is not null group by 1, 2 having sum(begun) <> 0 or sum(ended) <> 0 $$
    when 'credential_tallies of products' then $$
      insert into credential_tallies (day, regulated, begun, ended)
      select day, regulated, sum(begun), sum(ended) from (
        select c.valid_from, c.valid_to, p.sign, p.regulated is not null as regulated
        from (%s) p join credentials c on c.product_id = p.id where p.status = 'published'
      ) changed, lateral (values (coalesce(valid_from, '-infinity'), sign, 0), (valid_to + 1, 0, sign)) dated (day, begun, ended)
      where day is not null group by 1, 2 having sum(begun) <> 0 or sum(ended) <> 0 $$
    when 'makers' then $$
      insert into makers (enterprise_id, city_code, name_sort, open, published)
      select id, city_code, name_sort, 0, 0 from (%s) changed group by 1, 2, 3 having sum(sign) > 0 order by 1
      on conflict (enterprise_id) do update set city_code = excluded.city_code, name_sort = excluded.name_sort $$
    -- In the order of their keys, as below, so that of two writers of the same enterprises one waits and none is given up.
    when 'makers of products' then $$
      with net as materialized (
        select enterprise_id, coalesce(sum(sign) filter (where regulated is null), 0) as open, sum(sign) as published
        from (%s) changed where status = 'published' and enterprise_id is not null group by 1
        having sum(sign) <> 0 or sum(sign) filter (where regulated is null) <> 0
      ), held as materialized (
        select m.enterprise_id from makers m join net on net.enterprise_id = m.enterprise_id order by 1 for no key update of m
      )
      update makers m set open = m.open + net.open, published = m.published + net.published
      from net join held on held.enterprise_id = net.enterprise_id where m.enterprise_id = net.enterprise_id $$
    when 'maker_sectors' then $$
      insert into maker_sectors as m (enterprise_id, sector_code, open, published)
      select enterprise_id, sector_code, coalesce(sum(sign) filter (where regulated is null), 0), sum(sign)
      from (%s) changed where status = 'published' and enterprise_id is not null group by 1, 2
      having sum(sign) <> 0 or sum(sign) filter (where regulated is null) <> 0 order by 1, 2
      on conflict (enterprise_id, sector_code) do update set open = m.open + excluded.open, published = m.published + excluded.published $$
    end, changed) $function$;

CREATE OR REPLACE FUNCTION public.waiting_inquiries_are_delivered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from enterprises where id = new.enterprise_id for no key update;
  update inquiries set delivered_at = greatest(asked_at, new.since) where enterprise_id = new.enterprise_id and delivered_at is null;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.waiting_invitations(supplier uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int from talks where supplier_id = supplier and state = 'invited'
$function$;

create sequence enterprise_numbers start 100001 increment 1;
create sequence product_refs start 100001 increment 1;

create table accounts (
  id uuid default gen_random_uuid() not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  phone_number text,
  phone_number_verified boolean default false not null,
  two_factor_enabled boolean default false not null,
  language text default 'zh'::text not null,
  demonstration boolean default false not null,
  password_changed_at timestamp with time zone default now() not null,
  suspended_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_email_lower CHECK (email = lower(email)),
  constraint accounts_language_known CHECK (language = ANY (ARRAY['zh'::text, 'en'::text, 'vi'::text]))
);
CREATE UNIQUE INDEX accounts_email ON accounts USING btree (email);
CREATE UNIQUE INDEX accounts_phone ON accounts USING btree (phone_number) WHERE (phone_number IS NOT NULL);
CREATE TRIGGER closed_accounts_are_told_nothing AFTER UPDATE OF closed_at ON accounts FOR EACH ROW WHEN (old.closed_at IS NULL AND new.closed_at IS NOT NULL) EXECUTE FUNCTION closed_accounts_are_told_nothing();

create table agreement_lines (
  agreement_id uuid not null,
  line integer not null,
  title text not null,
  unit text not null,
  quantity numeric(16,4) not null,
  unit_fen bigint not null,
  constraint agreement_lines_agreement_id_line_pk PRIMARY KEY (agreement_id, line),
  constraint agreement_lines_agreement_id_agreements_id_fk FOREIGN KEY (agreement_id) REFERENCES agreements(id),
  constraint agreement_lines_of_something CHECK (quantity > 0::numeric AND unit_fen >= 0)
);
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON agreement_lines FOR EACH ROW EXECUTE FUNCTION never_changed();
alter table agreement_lines enable row level security;
create policy buyer_proposes on agreement_lines for insert with check ((EXISTS ( SELECT
   FROM agreements a
  WHERE a.id = agreement_lines.agreement_id AND a.state = 'proposed'::text AND (a.buyer_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])))));
create policy with_agreement on agreement_lines for select using ((EXISTS ( SELECT
   FROM agreements a
  WHERE a.id = agreement_lines.agreement_id)));

create table agreement_reviews (
  agreement_id uuid not null,
  side text not null,
  year integer not null,
  score integer not null,
  words text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  constraint agreement_reviews_agreement_id_side_year_pk PRIMARY KEY (agreement_id, side, year),
  constraint agreement_reviews_agreement_id_agreements_id_fk FOREIGN KEY (agreement_id) REFERENCES agreements(id),
  constraint agreement_reviews_by_account_accounts_id_fk FOREIGN KEY (by_account) REFERENCES accounts(id),
  constraint agreement_reviews_score CHECK (score >= 1 AND score <= 5),
  constraint agreement_reviews_side_known CHECK (side = ANY (ARRAY['buyer'::text, 'supplier'::text])),
  constraint agreement_reviews_words CHECK (char_length(words) >= 0 AND char_length(words) <= 1000)
);
CREATE TRIGGER review_is_earned BEFORE INSERT ON agreement_reviews FOR EACH ROW EXECUTE FUNCTION review_is_earned();
alter table agreement_reviews enable row level security;
create policy own_side_reviews on agreement_reviews for insert with check (by_account = (( SELECT acting_account() AS acting_account)) AND (EXISTS ( SELECT
   FROM agreements a
  WHERE a.id = agreement_reviews.agreement_id AND (
        CASE agreement_reviews.side
            WHEN 'buyer'::text THEN a.buyer_id
            ELSE a.supplier_id
        END = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])))));
create policy with_agreement on agreement_reviews for select using ((EXISTS ( SELECT
   FROM agreements a
  WHERE a.id = agreement_reviews.agreement_id)));

create table agreements (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  kind text not null,
  need_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  renews_id uuid,
  content jsonb not null,
  digest text not null,
  sector_code text,
  starts_on date not null,
  ends_on date not null,
  state text default 'proposed'::text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  signed_by uuid,
  signed_at timestamp with time zone,
  state_at timestamp with time zone not null,
  constraint agreements_pkey PRIMARY KEY (id),
  constraint agreements_buyer_id_enterprises_id_fk FOREIGN KEY (buyer_id) REFERENCES enterprises(id),
  constraint agreements_need_id_awards_need_id_fk FOREIGN KEY (need_id) REFERENCES awards(need_id),
  constraint agreements_proposed_by_accounts_id_fk FOREIGN KEY (proposed_by) REFERENCES accounts(id),
  constraint agreements_renews_id_agreements_id_fk FOREIGN KEY (renews_id) REFERENCES agreements(id),
  constraint agreements_signed_by_accounts_id_fk FOREIGN KEY (signed_by) REFERENCES accounts(id),
  constraint agreements_supplier_id_enterprises_id_fk FOREIGN KEY (supplier_id) REFERENCES enterprises(id),
  constraint agreements_in_force_signed CHECK ((state <> ALL (ARRAY['in-force'::text, 'ended'::text])) OR signed_at IS NOT NULL),
  constraint agreements_kind_known CHECK (kind = ANY (ARRAY['order'::text, 'framework'::text])),
  constraint agreements_of_two CHECK (buyer_id <> supplier_id),
  constraint agreements_signed_whole CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
  constraint agreements_state_known CHECK (state = ANY (ARRAY['proposed'::text, 'in-force'::text, 'declined'::text, 'ended'::text])),
  constraint agreements_term CHECK (starts_on <= ends_on)
);
CREATE INDEX agreements_of_buyer ON agreements USING btree (buyer_id, state_at DESC NULLS LAST);
CREATE INDEX agreements_of_supplier ON agreements USING btree (supplier_id, state_at DESC NULLS LAST);
CREATE UNIQUE INDEX agreements_one_of_need ON agreements USING btree (need_id) WHERE ((state = ANY (ARRAY['proposed'::text, 'in-force'::text])) AND (renews_id IS NULL));
CREATE UNIQUE INDEX agreements_one_renewal ON agreements USING btree (renews_id) WHERE (state = ANY (ARRAY['proposed'::text, 'in-force'::text]));
CREATE UNIQUE INDEX agreements_ref ON agreements USING btree (ref);
CREATE INDEX agreements_until ON agreements USING btree (ends_on) WHERE (state = 'in-force'::text);
CREATE TRIGGER agreement_moves BEFORE UPDATE ON agreements FOR EACH ROW EXECUTE FUNCTION agreement_moves();
alter table agreements enable row level security;
create policy both_sides on agreements for select using ((buyer_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR (supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])));
create policy buyer_proposes on agreements for insert with check ((buyer_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND proposed_by = (( SELECT acting_account() AS acting_account)) AND state = 'proposed'::text AND (EXISTS ( SELECT
   FROM awards a
     JOIN talks t ON t.id = a.talk_id
  WHERE a.need_id = agreements.need_id AND t.supplier_id = agreements.supplier_id AND acting_buys(a.need_id))));
create policy either_moves on agreements for update using ((buyer_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR (supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])));

create table asker_blocks (
  enterprise_id uuid not null,
  account_id uuid not null,
  blocked_by uuid not null,
  blocked_at timestamp with time zone not null,
  constraint asker_blocks_enterprise_id_account_id_pk PRIMARY KEY (enterprise_id, account_id),
  constraint asker_blocks_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint asker_blocks_blocked_by_accounts_id_fk FOREIGN KEY (blocked_by) REFERENCES accounts(id),
  constraint asker_blocks_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id)
);
alter table asker_blocks enable row level security;
create policy own_enterprise on asker_blocks for all using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) with check ((enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND blocked_by = (( SELECT acting_account() AS acting_account)));

create table attempts (
  key text not null,
  points integer default 0 not null,
  expire timestamp with time zone,
  constraint attempts_pkey PRIMARY KEY (key)
);

create table attributes (
  id uuid default gen_random_uuid() not null,
  key text not null,
  zh text not null,
  en text not null,
  vi text not null,
  type text not null,
  dimension text,
  least numeric,
  most numeric,
  choices text[] default '{}'::text[] not null,
  constraint attributes_pkey PRIMARY KEY (id),
  constraint attributes_choices_by_type CHECK ((type = 'choice'::text) = (cardinality(choices) > 0)),
  constraint attributes_type_known CHECK (type = ANY (ARRAY['number'::text, 'choice'::text, 'text'::text]))
);
CREATE UNIQUE INDEX attributes_key ON attributes USING btree (key);

create table awards (
  need_id uuid not null,
  talk_id uuid not null,
  quotation_id uuid not null,
  reason text not null,
  awarded_by uuid not null,
  awarded_at timestamp with time zone not null,
  constraint awards_pkey PRIMARY KEY (need_id),
  constraint awards_awarded_by_accounts_id_fk FOREIGN KEY (awarded_by) REFERENCES accounts(id),
  constraint awards_need_id_published_needs_need_id_fk FOREIGN KEY (need_id) REFERENCES published_needs(need_id),
  constraint awards_quotation_of_talk FOREIGN KEY (quotation_id, talk_id) REFERENCES quotations(id, talk_id),
  constraint awards_talk_of_need FOREIGN KEY (talk_id, need_id) REFERENCES talks(id, need_id),
  constraint awards_with_reason CHECK (char_length(reason) >= 2 AND char_length(reason) <= 1000)
);
CREATE TRIGGER award_is_given BEFORE INSERT ON awards FOR EACH ROW EXECUTE FUNCTION award_is_given();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON awards FOR EACH ROW EXECUTE FUNCTION never_changed();
alter table awards enable row level security;
create policy both_sides on awards for select using (acting_buys(need_id) OR (EXISTS ( SELECT
   FROM talks t
  WHERE t.id = awards.talk_id AND (t.supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])))));
create policy buyer_awards on awards for insert with check (acting_buys(need_id) AND awarded_by = (( SELECT acting_account() AS acting_account)));

create table call_offs (
  id uuid default gen_random_uuid() not null,
  agreement_id uuid not null,
  line integer not null,
  quantity numeric(16,4) not null,
  deliver_on date not null,
  state text default 'placed'::text not null,
  fen bigint default 0 not null,
  placed_by uuid not null,
  placed_at timestamp with time zone not null,
  delivered_by uuid,
  delivered_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  disputed text,
  constraint call_offs_pkey PRIMARY KEY (id),
  constraint call_offs_agreement_id_agreements_id_fk FOREIGN KEY (agreement_id) REFERENCES agreements(id),
  constraint call_offs_confirmed_by_accounts_id_fk FOREIGN KEY (confirmed_by) REFERENCES accounts(id),
  constraint call_offs_delivered_by_accounts_id_fk FOREIGN KEY (delivered_by) REFERENCES accounts(id),
  constraint call_offs_of_line FOREIGN KEY (agreement_id, line) REFERENCES agreement_lines(agreement_id, line),
  constraint call_offs_placed_by_accounts_id_fk FOREIGN KEY (placed_by) REFERENCES accounts(id),
  constraint call_offs_confirmed CHECK ((state = 'confirmed'::text) = (confirmed_at IS NOT NULL)),
  constraint call_offs_delivered CHECK ((state = ANY (ARRAY['delivered'::text, 'confirmed'::text])) = (delivered_at IS NOT NULL)),
  constraint call_offs_disputed_length CHECK (char_length(disputed) >= 2 AND char_length(disputed) <= 1000),
  constraint call_offs_of_something CHECK (quantity > 0::numeric),
  constraint call_offs_state_known CHECK (state = ANY (ARRAY['placed'::text, 'delivered'::text, 'confirmed'::text, 'cancelled'::text]))
);
CREATE INDEX call_offs_of_agreement ON call_offs USING btree (agreement_id, placed_at);
CREATE TRIGGER call_off_is_placed BEFORE INSERT ON call_offs FOR EACH ROW EXECUTE FUNCTION call_off_is_placed();
CREATE TRIGGER call_off_moves BEFORE UPDATE ON call_offs FOR EACH ROW EXECUTE FUNCTION call_off_moves();
alter table call_offs enable row level security;
create policy buyer_places on call_offs for insert with check (placed_by = (( SELECT acting_account() AS acting_account)) AND (EXISTS ( SELECT
   FROM agreements a
  WHERE a.id = call_offs.agreement_id AND (a.buyer_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])))));
create policy either_moves on call_offs for update using ((EXISTS ( SELECT
   FROM agreements a
  WHERE a.id = call_offs.agreement_id)));
create policy with_agreement on call_offs for select using ((EXISTS ( SELECT
   FROM agreements a
  WHERE a.id = call_offs.agreement_id)));

create table capabilities (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid not null,
  position integer not null,
  process_code text not null,
  detail text not null,
  name_sort text not null,
  city_code text not null,
  county_code text,
  materials text[] default '{}'::text[] not null,
  grades text[] default '{}'::text[] not null,
  tolerance text,
  tolerance_low numeric,
  tolerance_high numeric,
  size text,
  size_low numeric,
  size_high numeric,
  monthly_capacity numeric,
  capacity_unit text,
  batch_least numeric,
  batch_most numeric,
  batch_unit text,
  lead_time_days integer,
  published_at timestamp with time zone not null,
  constraint capabilities_pkey PRIMARY KEY (id),
  constraint capabilities_batch_unit_units_code_fk FOREIGN KEY (batch_unit) REFERENCES units(code),
  constraint capabilities_capacity_unit_units_code_fk FOREIGN KEY (capacity_unit) REFERENCES units(code),
  constraint capabilities_city_code_regions_code_fk FOREIGN KEY (city_code) REFERENCES regions(code),
  constraint capabilities_county_code_regions_code_fk FOREIGN KEY (county_code) REFERENCES regions(code),
  constraint capabilities_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint capabilities_process_code_processes_code_fk FOREIGN KEY (process_code) REFERENCES processes(code),
  constraint capabilities_batch CHECK (batch_least <= batch_most),
  constraint capabilities_batch_whole CHECK ((batch_unit IS NULL) = (batch_least IS NULL AND batch_most IS NULL)),
  constraint capabilities_capacity_whole CHECK (num_nulls(monthly_capacity, capacity_unit) = ANY (ARRAY[0, 2]))
);
CREATE INDEX capabilities_of_city ON capabilities USING btree (city_code, name_sort, id);
CREATE UNIQUE INDEX capabilities_once ON capabilities USING btree (enterprise_id, process_code, detail);

create table capability_profiles (
  enterprise_id uuid not null,
  profile jsonb not null,
  published_at timestamp with time zone not null,
  constraint capability_profiles_pkey PRIMARY KEY (enterprise_id),
  constraint capability_profiles_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id)
);

create table categories (
  id uuid default gen_random_uuid() not null,
  path text not null,
  parent_id uuid,
  zh text not null,
  en text,
  vi text,
  constraint categories_pkey PRIMARY KEY (id),
  constraint categories_parent_id_categories_id_fk FOREIGN KEY (parent_id) REFERENCES categories(id)
);
CREATE UNIQUE INDEX categories_path ON categories USING btree (path);

create table category_attributes (
  category_id uuid not null,
  attribute_id uuid not null,
  position integer not null,
  constraint category_attributes_category_id_attribute_id_pk PRIMARY KEY (category_id, attribute_id),
  constraint category_attributes_attribute_id_attributes_id_fk FOREIGN KEY (attribute_id) REFERENCES attributes(id),
  constraint category_attributes_category_id_categories_id_fk FOREIGN KEY (category_id) REFERENCES categories(id)
);

create table claim_versions (
  id uuid default gen_random_uuid() not null,
  claim_id uuid not null,
  state text not null,
  issuer text,
  valid_from text,
  valid_to text,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone,
  constraint claim_versions_pkey PRIMARY KEY (id),
  constraint claim_versions_claim_id_claims_id_fk FOREIGN KEY (claim_id) REFERENCES claims(id),
  constraint claim_versions_days CHECK (valid_from ~ '^\d{4}-\d\d-\d\d$'::text AND valid_to ~ '^\d{4}-\d\d-\d\d$'::text OR valid_from IS NULL OR valid_to IS NULL),
  constraint claim_versions_known CHECK (known_from <= known_to),
  constraint claim_versions_state_known CHECK (state = ANY (ARRAY['declared'::text, 'reviewed'::text, 'withdrawn'::text]))
);
CREATE INDEX claim_versions_of_claim ON claim_versions USING btree (claim_id, known_from);
CREATE UNIQUE INDEX claim_versions_present ON claim_versions USING btree (claim_id) WHERE (known_to IS NULL);

create table claims (
  id uuid default gen_random_uuid() not null,
  listing_id uuid not null,
  kind text not null,
  title text not null,
  number text,
  evidence_file_id uuid,
  constraint claims_pkey PRIMARY KEY (id),
  constraint claims_evidence_file_id_enterprise_files_id_fk FOREIGN KEY (evidence_file_id) REFERENCES enterprise_files(id),
  constraint claims_listing_id_listings_id_fk FOREIGN KEY (listing_id) REFERENCES listings(id),
  constraint claims_kind_known CHECK (kind = ANY (ARRAY['honour'::text, 'certificate'::text, 'licence'::text, 'standard'::text, 'patent'::text, 'geographical-indication'::text, 'listing'::text]))
);
CREATE UNIQUE INDEX claims_once ON claims USING btree (listing_id, kind, title, COALESCE(number, ''::text));

create table confirmed_values (
  call_off_id uuid not null,
  agreement_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  buyer_city text,
  supplier_city text,
  sector_code text,
  day date not null,
  fen bigint not null,
  constraint confirmed_values_pkey PRIMARY KEY (call_off_id),
  constraint confirmed_values_agreement_id_agreements_id_fk FOREIGN KEY (agreement_id) REFERENCES agreements(id),
  constraint confirmed_values_call_off_id_call_offs_id_fk FOREIGN KEY (call_off_id) REFERENCES call_offs(id),
  constraint confirmed_values_positive CHECK (fen >= 0)
);
CREATE INDEX confirmed_values_by_day ON confirmed_values USING btree (day);
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON confirmed_values FOR EACH ROW EXECUTE FUNCTION never_changed();
alter table confirmed_values enable row level security;
create policy of_both_and_places on confirmed_values for select using ((buyer_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR (supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR (( SELECT acting_places() AS acting_places)) && ARRAY[buyer_city, '*'::text]);

create table consents (
  id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  purpose text not null,
  version text not null,
  given boolean not null,
  at timestamp with time zone not null,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint consents_purpose_known CHECK (purpose = ANY (ARRAY['terms'::text, 'privacy'::text, 'digest'::text]))
);
CREATE INDEX consents_of_account ON consents USING btree (account_id, purpose, at);
CREATE TRIGGER consents_stay BEFORE UPDATE ON consents FOR EACH STATEMENT EXECUTE FUNCTION consents_stay();

create table contact_consents (
  number bigint generated always as identity not null,
  inquiry_id uuid not null,
  account_id uuid not null,
  side text not null,
  given boolean not null,
  at timestamp with time zone not null,
  version text default '2026-11'::text not null,
  constraint contact_consents_pkey PRIMARY KEY (number),
  constraint contact_consents_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint contact_consents_inquiry_id_inquiries_id_fk FOREIGN KEY (inquiry_id) REFERENCES inquiries(id),
  constraint contact_consents_side_known CHECK (side = ANY (ARRAY['asker'::text, 'enterprise'::text]))
);
CREATE INDEX contact_consents_of_account ON contact_consents USING btree (account_id, number);
CREATE INDEX contact_consents_of_thread ON contact_consents USING btree (inquiry_id, account_id, number);
alter table contact_consents enable row level security;
create policy both_sides on contact_consents for select using ((EXISTS ( SELECT
   FROM inquiries i
  WHERE i.id = contact_consents.inquiry_id)));
create policy own_consent on contact_consents for insert with check (account_id = (( SELECT acting_account() AS acting_account)) AND (EXISTS ( SELECT
   FROM inquiries i
  WHERE i.id = contact_consents.inquiry_id AND
        CASE contact_consents.side
            WHEN 'asker'::text THEN i.asker_id = (( SELECT acting_account() AS acting_account))
            ELSE NOT i.withheld AND (i.enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]))
        END)));

create table correction_requests (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  subject text not null,
  subject_ref text not null,
  wish text not null,
  statement text not null,
  role text not null,
  contact text,
  status text default 'waiting'::text not null,
  form_key uuid not null,
  created_at timestamp with time zone default now() not null,
  answer text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint correction_requests_pkey PRIMARY KEY (id),
  constraint correction_requests_decided_by_accounts_id_fk FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint correction_requests_answer_length CHECK (char_length(answer) >= 2 AND char_length(answer) <= 1000),
  constraint correction_requests_contact_length CHECK (char_length(contact) >= 5 AND char_length(contact) <= 200),
  constraint correction_requests_decided_whole CHECK ((status = 'waiting'::text) = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (answer IS NULL)),
  constraint correction_requests_role_known CHECK (role = ANY (ARRAY['enterprise'::text, 'authority'::text, 'association'::text, 'buyer'::text, 'other'::text])),
  constraint correction_requests_statement_length CHECK (char_length(statement) >= 10 AND char_length(statement) <= 2000),
  constraint correction_requests_status_known CHECK (status = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text])),
  constraint correction_requests_subject_known CHECK (subject = ANY (ARRAY['product'::text, 'enterprise'::text, 'demand'::text])),
  constraint correction_requests_wish_known CHECK (wish = ANY (ARRAY['correct'::text, 'remove'::text, 'confirm'::text]))
);
CREATE UNIQUE INDEX correction_requests_form ON correction_requests USING btree (form_key);
CREATE UNIQUE INDEX correction_requests_ref ON correction_requests USING btree (ref);
CREATE INDEX correction_requests_waiting ON correction_requests USING btree (created_at) WHERE (status = 'waiting'::text);
CREATE INDEX correction_requests_with_contact ON correction_requests USING btree (created_at) WHERE (contact IS NOT NULL);

create table credential_tallies (
  day date not null,
  regulated boolean not null,
  begun integer not null,
  ended integer not null
);

create table credentials (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid,
  product_id uuid,
  kind text not null,
  level text not null,
  title text not null,
  family text not null,
  issuer text,
  number text,
  batch text,
  valid_from date,
  valid_to date,
  validity_basis text,
  evidence text,
  source text,
  source_title text,
  basis text not null,
  created_at timestamp with time zone default now() not null,
  constraint credentials_pkey PRIMARY KEY (id),
  constraint credentials_stated_once UNIQUE NULLS NOT DISTINCT (enterprise_id, product_id, title, batch, number),
  constraint credentials_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id) ON DELETE CASCADE,
  constraint credentials_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE,
  constraint credentials_basis_known CHECK (basis = ANY (ARRAY['page'::text, 'page+name'::text, 'page+category'::text, 'page+inferred'::text, 'declared'::text])),
  constraint credentials_kind_known CHECK (kind = ANY (ARRAY['honour'::text, 'certificate'::text, 'licence'::text, 'standard'::text, 'patent'::text, 'geographical-indication'::text, 'listing'::text])),
  constraint credentials_level_known CHECK (level = ANY (ARRAY['national'::text, 'regional'::text, 'municipal'::text, 'other'::text])),
  constraint credentials_one_bearer CHECK (num_nonnulls(enterprise_id, product_id) = 1),
  constraint credentials_period CHECK (valid_from <= valid_to)
);
CREATE INDEX credentials_of_product ON credentials USING btree (product_id);
CREATE TRIGGER credentials_added AFTER INSERT ON credentials REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_facts_changed();
CREATE TRIGGER credentials_changed AFTER UPDATE ON credentials REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_facts_changed();
CREATE TRIGGER credentials_removed AFTER DELETE ON credentials REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_facts_changed();
CREATE TRIGGER recount AFTER TRUNCATE ON credentials FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();
CREATE TRIGGER tally_deleted AFTER DELETE ON credentials REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION tally('bearers', 'credential_tallies');
CREATE TRIGGER tally_inserted AFTER INSERT ON credentials REFERENCING NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('bearers', 'credential_tallies');
CREATE TRIGGER tally_updated AFTER UPDATE ON credentials REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('bearers', 'credential_tallies');

create table declared_interests (
  id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  enterprise_id uuid not null,
  declared_at timestamp with time zone not null,
  constraint declared_interests_pkey PRIMARY KEY (id),
  constraint declared_interests_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint declared_interests_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id)
);
CREATE UNIQUE INDEX declared_interests_once ON declared_interests USING btree (account_id, enterprise_id);

create table demand_tallies (
  city_code text,
  basis text not null,
  demands integer not null
);

create table demands (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  kind text not null,
  title text not null,
  buyer text,
  buyer_type text not null,
  city_code text,
  place text,
  wanted_product text not null,
  sector_code text,
  quantity text,
  budget_fen bigint,
  published_on date,
  published_precision text,
  project_number text,
  method text,
  delivery_term text,
  reserved_for_smes boolean,
  notes text,
  source text,
  source_title text,
  basis text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint demands_pkey PRIMARY KEY (id),
  constraint demands_city_code_regions_code_fk FOREIGN KEY (city_code) REFERENCES regions(code),
  constraint demands_sector_code_sectors_code_fk FOREIGN KEY (sector_code) REFERENCES sectors(code),
  constraint demands_basis_known CHECK (basis = ANY (ARRAY['page'::text, 'page+name'::text, 'page+category'::text, 'page+inferred'::text, 'declared'::text])),
  constraint demands_budget_positive CHECK (budget_fen > 0),
  constraint demands_buyer_type_known CHECK (buyer_type = ANY (ARRAY['enterprise'::text, 'government'::text, 'hospital'::text, 'public'::text, 'overseas'::text, 'school'::text, 'park'::text, 'soe'::text])),
  constraint demands_date_has_precision CHECK ((published_on IS NULL) = (published_precision IS NULL)),
  constraint demands_kind_known CHECK (kind = ANY (ARRAY['tender'::text, 'intent'::text, 'order'::text, 'interest'::text, 'standing'::text, 'framework'::text, 'policy'::text]))
);
CREATE INDEX demands_newest ON demands USING btree (published_on DESC NULLS LAST, ref);
CREATE INDEX demands_of_city ON demands USING btree (city_code);
CREATE INDEX demands_of_sector ON demands USING btree (sector_code);
CREATE UNIQUE INDEX demands_ref ON demands USING btree (ref);
CREATE TRIGGER recount AFTER TRUNCATE ON demands FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();
CREATE TRIGGER tally_deleted AFTER DELETE ON demands REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION tally('demand_tallies');
CREATE TRIGGER tally_inserted AFTER INSERT ON demands REFERENCING NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('demand_tallies');
CREATE TRIGGER tally_updated AFTER UPDATE ON demands REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('demand_tallies');

create table enterprise_applications (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  account_id uuid not null,
  enterprise_id uuid,
  uscc text not null,
  uscc_plausible boolean not null,
  name text not null,
  county_code text not null,
  licence_file text,
  status text default 'submitted'::text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  submitted_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  constraint enterprise_applications_pkey PRIMARY KEY (id),
  constraint enterprise_applications_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint enterprise_applications_county_code_regions_code_fk FOREIGN KEY (county_code) REFERENCES regions(code),
  constraint enterprise_applications_decided_by_accounts_id_fk FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint enterprise_applications_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_applications_claim_names_one CHECK (kind <> 'claim'::text OR enterprise_id IS NOT NULL),
  constraint enterprise_applications_decided CHECK ((status = ANY (ARRAY['approved'::text, 'refused'::text])) = (decided_by IS NOT NULL)),
  constraint enterprise_applications_kind_known CHECK (kind = ANY (ARRAY['registration'::text, 'claim'::text])),
  constraint enterprise_applications_licence CHECK (uscc_plausible OR licence_file IS NOT NULL),
  constraint enterprise_applications_reasoned CHECK (status <> 'refused'::text OR reason IS NOT NULL),
  constraint enterprise_applications_status_known CHECK (status = ANY (ARRAY['submitted'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])),
  constraint enterprise_applications_uscc_alphabet CHECK (uscc ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$'::text)
);
CREATE INDEX enterprise_applications_of_account ON enterprise_applications USING btree (account_id, submitted_at);
CREATE UNIQUE INDEX enterprise_applications_uscc ON enterprise_applications USING btree (uscc) WHERE (status = 'submitted'::text);
CREATE INDEX enterprise_applications_waiting ON enterprise_applications USING btree (county_code, submitted_at) WHERE (status = 'submitted'::text);
alter table enterprise_applications enable row level security;
create policy applicant on enterprise_applications for select using (account_id = (( SELECT acting_account() AS acting_account)));
create policy applicant_applies on enterprise_applications for insert with check (account_id = (( SELECT acting_account() AS acting_account)) AND status = 'submitted'::text);
create policy applicant_withdraws on enterprise_applications for update using (account_id = (( SELECT acting_account() AS acting_account)) AND status = 'submitted'::text) with check (account_id = (( SELECT acting_account() AS acting_account)) AND status = 'withdrawn'::text);
create policy reviewers on enterprise_applications for select using ((( SELECT acting_places() AS acting_places)) && ARRAY[county_code, '*'::text]);
create policy reviewers_decide on enterprise_applications for update using (status = 'submitted'::text AND (( SELECT acting_places() AS acting_places)) && ARRAY[county_code, '*'::text] AND NOT acting_has_stake(enterprise_id, uscc)) with check ((status = ANY (ARRAY['approved'::text, 'refused'::text])) AND decided_by = (( SELECT acting_account() AS acting_account)) AND (( SELECT acting_places() AS acting_places)) && ARRAY[county_code, '*'::text] AND NOT acting_has_stake(enterprise_id, uscc));

create table enterprise_blocks (
  enterprise_id uuid not null,
  blocked_id uuid not null,
  blocked_by uuid not null,
  blocked_at timestamp with time zone not null,
  constraint enterprise_blocks_enterprise_id_blocked_id_pk PRIMARY KEY (enterprise_id, blocked_id),
  constraint enterprise_blocks_blocked_by_accounts_id_fk FOREIGN KEY (blocked_by) REFERENCES accounts(id),
  constraint enterprise_blocks_blocked_id_enterprises_id_fk FOREIGN KEY (blocked_id) REFERENCES enterprises(id),
  constraint enterprise_blocks_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_blocks_others CHECK (enterprise_id <> blocked_id)
);
CREATE INDEX enterprise_blocks_of_blocked ON enterprise_blocks USING btree (blocked_id);
alter table enterprise_blocks enable row level security;
create policy own_blocks on enterprise_blocks for all using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) with check ((enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND blocked_by = (( SELECT acting_account() AS acting_account)));

create table enterprise_files (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid not null,
  uploaded_by uuid not null,
  name text not null,
  type text not null,
  hash text not null,
  bytes integer not null,
  uploaded_at timestamp with time zone not null,
  constraint enterprise_files_pkey PRIMARY KEY (id),
  constraint enterprise_files_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_files_uploaded_by_accounts_id_fk FOREIGN KEY (uploaded_by) REFERENCES accounts(id)
);
CREATE INDEX enterprise_files_of_enterprise ON enterprise_files USING btree (enterprise_id, uploaded_at);
alter table enterprise_files enable row level security;
create policy own_people on enterprise_files for select using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]));
create policy own_people_add on enterprise_files for insert with check ((enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND uploaded_by = (( SELECT acting_account() AS acting_account)));
create policy reviewers on enterprise_files for select using ((EXISTS ( SELECT
   FROM listing_reviews r
  WHERE r.enterprise_id = enterprise_files.enterprise_id AND r.proposed @> jsonb_build_object('credentials', jsonb_build_array(jsonb_build_object('evidence', enterprise_files.id))))));

create table enterprise_invitations (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid not null,
  email text not null,
  token_hash text not null,
  invited_by uuid not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_by uuid,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint enterprise_invitations_pkey PRIMARY KEY (id),
  constraint enterprise_invitations_accepted_by_accounts_id_fk FOREIGN KEY (accepted_by) REFERENCES accounts(id),
  constraint enterprise_invitations_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_invitations_invited_by_accounts_id_fk FOREIGN KEY (invited_by) REFERENCES accounts(id),
  constraint enterprise_invitations_accepted_whole CHECK ((accepted_at IS NULL) = (accepted_by IS NULL))
);
CREATE UNIQUE INDEX enterprise_invitations_open ON enterprise_invitations USING btree (enterprise_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX enterprise_invitations_token ON enterprise_invitations USING btree (token_hash);

create table enterprise_members (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid not null,
  account_id uuid not null,
  role text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint enterprise_members_pkey PRIMARY KEY (id),
  constraint enterprise_members_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint enterprise_members_ended_by_accounts_id_fk FOREIGN KEY (ended_by) REFERENCES accounts(id),
  constraint enterprise_members_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_members_role_known CHECK (role = ANY (ARRAY['owner'::text, 'agent'::text]))
);
CREATE INDEX enterprise_members_of_account ON enterprise_members USING btree (account_id);
CREATE UNIQUE INDEX enterprise_members_once ON enterprise_members USING btree (enterprise_id, account_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX enterprise_members_one_owner ON enterprise_members USING btree (enterprise_id) WHERE ((ended_at IS NULL) AND (role = 'owner'::text));
CREATE TRIGGER waiting_inquiries_are_delivered AFTER INSERT ON enterprise_members FOR EACH ROW WHEN (new.ended_at IS NULL) EXECUTE FUNCTION waiting_inquiries_are_delivered();

create table enterprise_tallies (
  city_code text,
  basis text not null,
  enterprises integer not null
);

create table enterprises (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  name text not null,
  name_sort text not null,
  uscc text,
  city_code text,
  county_code text,
  main_product text,
  main_product_regulated boolean default false not null,
  source text,
  source_title text,
  basis text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint enterprises_pkey PRIMARY KEY (id),
  constraint enterprises_city_code_regions_code_fk FOREIGN KEY (city_code) REFERENCES regions(code),
  constraint enterprises_county_code_regions_code_fk FOREIGN KEY (county_code) REFERENCES regions(code),
  constraint enterprises_basis_known CHECK (basis = ANY (ARRAY['page'::text, 'page+name'::text, 'page+category'::text, 'page+inferred'::text, 'declared'::text])),
  constraint enterprises_county_has_city CHECK (county_code IS NULL OR city_code IS NOT NULL),
  constraint enterprises_uscc_alphabet CHECK (uscc ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$'::text)
);
CREATE INDEX enterprises_by_name ON enterprises USING btree (name_sort, id);
CREATE INDEX enterprises_of_city ON enterprises USING btree (city_code, name_sort, id);
CREATE UNIQUE INDEX enterprises_ref ON enterprises USING btree (ref);
CREATE UNIQUE INDEX enterprises_uscc ON enterprises USING btree (uscc) WHERE (uscc IS NOT NULL);
CREATE TRIGGER recount AFTER TRUNCATE ON enterprises FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();
CREATE TRIGGER tally_deleted AFTER DELETE ON enterprises REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION tally('enterprise_tallies');
CREATE TRIGGER tally_inserted AFTER INSERT ON enterprises REFERENCING NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('enterprise_tallies', 'makers');
CREATE TRIGGER tally_updated AFTER UPDATE ON enterprises REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('enterprise_tallies', 'makers');

create table expiry_warnings (
  claim_id uuid not null,
  threshold integer not null,
  told_at timestamp with time zone not null,
  constraint expiry_warnings_claim_id_threshold_pk PRIMARY KEY (claim_id, threshold)
);

create table fairs (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  series text not null,
  name text not null,
  name_en text,
  edition text,
  year integer,
  starts_on date,
  ends_on date,
  city_code text,
  place text,
  venue text,
  organiser text,
  exhibitors integer,
  booths integer,
  area_m_2 integer,
  theme text,
  notes text,
  source text not null,
  created_at timestamp with time zone default now() not null,
  constraint fairs_pkey PRIMARY KEY (id),
  constraint fairs_city_code_regions_code_fk FOREIGN KEY (city_code) REFERENCES regions(code),
  constraint fairs_dates_in_order CHECK (starts_on <= ends_on)
);
CREATE INDEX fairs_by_date ON fairs USING btree (starts_on);
CREATE INDEX fairs_of_series ON fairs USING btree (series, year);
CREATE UNIQUE INDEX fairs_ref ON fairs USING btree (ref);

create table follows (
  account_id uuid not null,
  enterprise_id uuid not null,
  since timestamp with time zone not null,
  constraint follows_account_id_enterprise_id_pk PRIMARY KEY (account_id, enterprise_id),
  constraint follows_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint follows_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id) ON DELETE CASCADE
);
CREATE INDEX follows_latest ON follows USING btree (account_id, since);
CREATE INDEX follows_of_enterprise ON follows USING btree (enterprise_id);
alter table follows enable row level security;
create policy own_list on follows for all using (account_id = (( SELECT acting_account() AS acting_account)));

create table form_keys (
  account_id uuid not null,
  form_key uuid not null,
  digest text not null,
  answer text default ''::text not null,
  at timestamp with time zone not null,
  constraint form_keys_account_id_form_key_digest_pk PRIMARY KEY (account_id, form_key, digest),
  constraint form_keys_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX form_keys_at ON form_keys USING btree (at);

create table grade_names (
  grade text not null,
  system text not null,
  name text not null,
  sameness text not null,
  standard text not null,
  valid_from date,
  valid_to date,
  constraint grade_names_grade_system_name_pk PRIMARY KEY (grade, system, name),
  constraint grade_names_sameness_known CHECK (sameness = ANY (ARRAY['renamed'::text, 'comparable'::text]))
);

create table industry_divisions (
  code text not null,
  zh text not null,
  standard text not null,
  constraint industry_divisions_pkey PRIMARY KEY (code),
  constraint industry_divisions_code CHECK (code ~ '^[A-T][0-9]{2}$'::text)
);

create table inquiries (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  asker_id uuid not null,
  enterprise_id uuid not null,
  product_id uuid,
  subject text not null,
  quantity numeric,
  unit text,
  text_digest text not null,
  asked_at timestamp with time zone not null,
  withheld boolean default false not null,
  delivered_at timestamp with time zone,
  first_answer_at timestamp with time zone,
  last_number integer default 0 not null,
  constraint inquiries_pkey PRIMARY KEY (id),
  constraint inquiries_asker_id_accounts_id_fk FOREIGN KEY (asker_id) REFERENCES accounts(id),
  constraint inquiries_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint inquiries_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE SET NULL,
  constraint inquiries_quantity_whole CHECK ((quantity IS NULL) = (unit IS NULL) AND quantity > 0::numeric),
  constraint inquiries_subject_length CHECK (char_length(subject) >= 2 AND char_length(subject) <= 120),
  constraint inquiries_unit_length CHECK (char_length(unit) >= 1 AND char_length(unit) <= 20)
);
CREATE INDEX inquiries_asked ON inquiries USING btree (asker_id, asked_at);
CREATE INDEX inquiries_delivered ON inquiries USING btree (enterprise_id, delivered_at);
CREATE UNIQUE INDEX inquiries_ref ON inquiries USING btree (ref);
CREATE INDEX inquiries_same_text ON inquiries USING btree (asker_id, text_digest);
CREATE TRIGGER inquiry_arrives BEFORE INSERT ON inquiries FOR EACH ROW EXECUTE FUNCTION inquiry_arrives();
alter table inquiries enable row level security;
create policy asker_asks on inquiries for insert with check (asker_id = (( SELECT acting_account() AS acting_account)));
create policy both_sides on inquiries for select using (asker_id = (( SELECT acting_account() AS acting_account)) OR NOT withheld AND (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])));

create table inquiry_files (
  id uuid default gen_random_uuid() not null,
  message_id uuid not null,
  place integer not null,
  hash text not null,
  type text not null,
  size integer not null,
  name text not null,
  constraint inquiry_files_pkey PRIMARY KEY (id),
  constraint inquiry_files_in_order UNIQUE (message_id, place),
  constraint inquiry_files_message_id_inquiry_messages_id_fk FOREIGN KEY (message_id) REFERENCES inquiry_messages(id),
  constraint inquiry_files_few CHECK (place >= 1 AND place <= 3),
  constraint inquiry_files_hash CHECK (hash ~ '^[0-9a-f]{64}$'::text)
);
alter table inquiry_files enable row level security;
create policy both_sides on inquiry_files for select using ((EXISTS ( SELECT
   FROM inquiry_messages m
  WHERE m.id = inquiry_files.message_id)));
create policy sender_attaches on inquiry_files for insert with check ((EXISTS ( SELECT
   FROM inquiry_messages m
  WHERE m.id = inquiry_files.message_id AND m.sender_id = (( SELECT acting_account() AS acting_account)))));

create table inquiry_messages (
  id uuid default gen_random_uuid() not null,
  inquiry_id uuid not null,
  number integer default 0 not null,
  sender_id uuid not null,
  side text not null,
  text text not null,
  withheld boolean default false not null,
  sent_at timestamp with time zone not null,
  constraint inquiry_messages_pkey PRIMARY KEY (id),
  constraint inquiry_messages_in_order UNIQUE (inquiry_id, number),
  constraint inquiry_messages_inquiry_id_inquiries_id_fk FOREIGN KEY (inquiry_id) REFERENCES inquiries(id),
  constraint inquiry_messages_sender_id_accounts_id_fk FOREIGN KEY (sender_id) REFERENCES accounts(id),
  constraint inquiry_messages_side_known CHECK (side = ANY (ARRAY['asker'::text, 'enterprise'::text])),
  constraint inquiry_messages_text_length CHECK (char_length(text) >= 1 AND char_length(text) <= 4000)
);
CREATE TRIGGER inquiry_message_arrives BEFORE INSERT ON inquiry_messages FOR EACH ROW EXECUTE FUNCTION inquiry_message_arrives();
alter table inquiry_messages enable row level security;
create policy both_sides on inquiry_messages for select using ((NOT withheld OR sender_id = (( SELECT acting_account() AS acting_account))) AND (EXISTS ( SELECT
   FROM inquiries i
  WHERE i.id = inquiry_messages.inquiry_id)));
create policy own_side_speaks on inquiry_messages for insert with check (sender_id = (( SELECT acting_account() AS acting_account)) AND (EXISTS ( SELECT
   FROM inquiries i
  WHERE i.id = inquiry_messages.inquiry_id AND
        CASE inquiry_messages.side
            WHEN 'asker'::text THEN i.asker_id = (( SELECT acting_account() AS acting_account))
            ELSE NOT i.withheld AND (i.enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]))
        END)));

create table inquiry_reads (
  inquiry_id uuid not null,
  account_id uuid not null,
  number integer not null,
  constraint inquiry_reads_inquiry_id_account_id_pk PRIMARY KEY (inquiry_id, account_id),
  constraint inquiry_reads_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint inquiry_reads_inquiry_id_inquiries_id_fk FOREIGN KEY (inquiry_id) REFERENCES inquiries(id)
);
alter table inquiry_reads enable row level security;
create policy own_place on inquiry_reads for all using (account_id = (( SELECT acting_account() AS acting_account)) AND (EXISTS ( SELECT
   FROM inquiries i
  WHERE i.id = inquiry_reads.inquiry_id)));

create table join_requests (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid not null,
  account_id uuid not null,
  message text not null,
  status text default 'submitted'::text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  submitted_at timestamp with time zone not null,
  constraint join_requests_pkey PRIMARY KEY (id),
  constraint join_requests_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint join_requests_decided_by_accounts_id_fk FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint join_requests_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint join_requests_status_known CHECK (status = ANY (ARRAY['submitted'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))
);
CREATE UNIQUE INDEX join_requests_open ON join_requests USING btree (enterprise_id, account_id) WHERE (status = 'submitted'::text);

create table journal (
  number bigint default 0 not null,
  at timestamp with time zone not null,
  account_id uuid,
  action text not null,
  subject text not null,
  subject_id text not null,
  enterprise_id uuid,
  detail jsonb default '{}'::jsonb not null,
  previous bytea default '\x'::bytea not null,
  hash bytea default '\x'::bytea not null,
  constraint journal_pkey PRIMARY KEY (number),
  constraint journal_action_named CHECK (action ~ '^[a-z-]+\.[a-z-]+$'::text)
);
CREATE INDEX journal_of_account ON journal USING btree (account_id, number) WHERE (account_id IS NOT NULL);
CREATE INDEX journal_of_enterprise ON journal USING btree (enterprise_id, number) WHERE (enterprise_id IS NOT NULL);
CREATE INDEX journal_of_subject ON journal USING btree (subject, subject_id, number);
CREATE TRIGGER journal_append BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_append();
CREATE TRIGGER journal_is_told AFTER INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_is_told();
CREATE TRIGGER journal_stays BEFORE DELETE OR UPDATE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();

create table journal_head (
  only boolean default true not null,
  number bigint not null,
  hash bytea not null,
  constraint journal_head_pkey PRIMARY KEY ("only"),
  constraint journal_head_one CHECK ("only")
);

create table listing_reviews (
  id uuid default gen_random_uuid() not null,
  listing_id uuid not null,
  enterprise_id uuid not null,
  city_code text not null,
  county_code text,
  proposed jsonb not null,
  published jsonb,
  difference jsonb not null,
  findings jsonb not null,
  status text default 'submitted'::text not null,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  reasons jsonb default '{}'::jsonb not null,
  constraint listing_reviews_pkey PRIMARY KEY (id),
  constraint listing_reviews_decided_by_accounts_id_fk FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint listing_reviews_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint listing_reviews_listing_id_listings_id_fk FOREIGN KEY (listing_id) REFERENCES listings(id),
  constraint listing_reviews_submitted_by_accounts_id_fk FOREIGN KEY (submitted_by) REFERENCES accounts(id),
  constraint listing_reviews_returned_with_reasons CHECK (status <> 'returned'::text OR reasons <> '{}'::jsonb),
  constraint listing_reviews_status_known CHECK (status = ANY (ARRAY['submitted'::text, 'approved'::text, 'returned'::text, 'withdrawn'::text]))
);
CREATE INDEX listing_reviews_of_enterprise ON listing_reviews USING btree (enterprise_id);
CREATE INDEX listing_reviews_of_listing ON listing_reviews USING btree (listing_id, submitted_at);
CREATE UNIQUE INDEX listing_reviews_open ON listing_reviews USING btree (listing_id) WHERE (status = 'submitted'::text);
CREATE INDEX listing_reviews_waiting ON listing_reviews USING btree (city_code, submitted_at) WHERE (status = 'submitted'::text);
alter table listing_reviews enable row level security;
create policy own_people on listing_reviews for select using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]));
create policy own_people_hand_in on listing_reviews for insert with check ((enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND submitted_by = (( SELECT acting_account() AS acting_account)) AND decided_by IS NULL AND (status = 'submitted'::text OR status = 'approved'::text AND published IS NOT NULL) AND enterprise_id = enterprise_of_listing(listing_id));
create policy own_people_take_back on listing_reviews for update using (status = 'submitted'::text AND (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]))) with check (status = 'withdrawn'::text AND (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])));
create policy reviewers on listing_reviews for select using ((( SELECT acting_places() AS acting_places)) && ARRAY[city_code, county_code, '*'::text]);
create policy reviewers_decide on listing_reviews for update using (status = 'submitted'::text AND (( SELECT acting_places() AS acting_places)) && ARRAY[city_code, county_code, '*'::text] AND NOT acting_has_stake(enterprise_id, NULL::text)) with check ((status = ANY (ARRAY['approved'::text, 'returned'::text])) AND decided_by = (( SELECT acting_account() AS acting_account)) AND (( SELECT acting_places() AS acting_places)) && ARRAY[city_code, county_code, '*'::text] AND NOT acting_has_stake(enterprise_id, NULL::text));

create table listings (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid not null,
  product_id uuid,
  draft jsonb not null,
  version integer default 1 not null,
  state text default 'editing'::text not null,
  created_by uuid not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone not null,
  kind text default 'product'::text not null,
  own_number text,
  constraint listings_pkey PRIMARY KEY (id),
  constraint listings_created_by_accounts_id_fk FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint listings_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint listings_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id),
  constraint listings_kind_known CHECK (kind = ANY (ARRAY['product'::text, 'capability'::text])),
  constraint listings_product_by_kind CHECK (kind = 'product'::text OR product_id IS NULL),
  constraint listings_state_known CHECK (state = ANY (ARRAY['editing'::text, 'submitted'::text, 'returned'::text, 'withdrawn'::text]))
);
CREATE INDEX listings_of_enterprise ON listings USING btree (enterprise_id, updated_at DESC NULLS LAST, id);
CREATE UNIQUE INDEX listings_of_product ON listings USING btree (product_id) WHERE (product_id IS NOT NULL);
CREATE UNIQUE INDEX listings_own_number ON listings USING btree (enterprise_id, own_number) WHERE (own_number IS NOT NULL);
CREATE UNIQUE INDEX listings_profile_of_enterprise ON listings USING btree (enterprise_id) WHERE (kind = 'capability'::text);
alter table listings enable row level security;
create policy own_people on listings for select using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]));
create policy own_people_begin on listings for insert with check ((enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND created_by = (( SELECT acting_account() AS acting_account)));
create policy own_people_write on listings for update using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]));
create policy reviewers on listings for select using ((EXISTS ( SELECT
   FROM listing_reviews r
  WHERE r.listing_id = listings.id AND r.status = 'submitted'::text)));
create policy reviewers_decide on listings for update using ((EXISTS ( SELECT
   FROM listing_reviews r
  WHERE r.listing_id = listings.id AND r.status = 'submitted'::text)) AND NOT acting_has_stake(enterprise_id, NULL::text));

create table mails (
  id uuid default gen_random_uuid() not null,
  recipient text not null,
  template text not null,
  language text not null,
  values jsonb default '{}'::jsonb not null,
  key text,
  attempts integer default 0 not null,
  last_error text,
  sent_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint mails_pkey PRIMARY KEY (id),
  constraint mails_language_known CHECK (language = ANY (ARRAY['zh'::text, 'en'::text, 'vi'::text])),
  constraint mails_template_known CHECK (template = ANY (ARRAY['verify-email'::text, 'already-registered'::text, 'reset-password'::text, 'invitation'::text, 'notice'::text, 'digest'::text]))
);
CREATE UNIQUE INDEX mails_key ON mails USING btree (key) WHERE (key IS NOT NULL);
CREATE INDEX mails_waiting ON mails USING btree (created_at) WHERE (sent_at IS NULL);
CREATE TRIGGER mails_are_sent AFTER INSERT ON mails FOR EACH ROW EXECUTE FUNCTION mails_are_sent();

create table maker_sectors (
  enterprise_id uuid not null,
  sector_code text not null,
  open integer not null,
  published integer not null,
  constraint maker_sectors_enterprise_id_sector_code_pk PRIMARY KEY (enterprise_id, sector_code),
  constraint maker_sectors_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id) ON DELETE CASCADE
);
CREATE TRIGGER tally_deleted AFTER DELETE ON maker_sectors REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION tally('sector_tallies');
CREATE TRIGGER tally_inserted AFTER INSERT ON maker_sectors REFERENCING NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('sector_tallies');
CREATE TRIGGER tally_updated AFTER UPDATE ON maker_sectors REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('sector_tallies');

create table makers (
  enterprise_id uuid not null,
  city_code text,
  name_sort text not null,
  open integer not null,
  published integer not null,
  constraint makers_pkey PRIMARY KEY (enterprise_id),
  constraint makers_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id) ON DELETE CASCADE
);
CREATE INDEX makers_of_city ON makers USING btree (city_code, published DESC, name_sort, enterprise_id);
CREATE INDEX makers_of_city_open ON makers USING btree (city_code, open DESC, name_sort, enterprise_id);

create table match_changes (
  side text not null,
  id uuid not null,
  constraint match_changes_side_known CHECK (side = ANY (ARRAY['need'::text, 'product'::text]))
);
CREATE INDEX match_changes_of ON match_changes USING btree (side, id);
CREATE CONSTRAINT TRIGGER changes_are_matched AFTER INSERT ON match_changes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changes_are_matched();

create table match_feedback (
  account_id uuid not null,
  need_id uuid not null,
  product_id uuid not null,
  reason text not null,
  score integer not null,
  at timestamp with time zone not null,
  constraint match_feedback_account_id_need_id_product_id_pk PRIMARY KEY (account_id, need_id, product_id),
  constraint match_feedback_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint match_feedback_need_id_published_needs_need_id_fk FOREIGN KEY (need_id) REFERENCES published_needs(need_id) ON DELETE CASCADE,
  constraint match_feedback_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE,
  constraint match_feedback_reason_known CHECK (reason = ANY (ARRAY['other-goods'::text, 'specifications'::text, 'quantity'::text, 'place'::text, 'time'::text, 'other'::text]))
);
alter table match_feedback enable row level security;
create policy own_feedback on match_feedback for all using (account_id = (( SELECT acting_account() AS acting_account)));

create table match_sides (
  digest text not null,
  body text not null,
  constraint match_sides_pkey PRIMARY KEY (digest)
);
alter table match_sides enable row level security;

create table match_state (
  only boolean default true not null,
  rules text not null,
  constraint match_state_pkey PRIMARY KEY ("only"),
  constraint match_state_only CHECK ("only")
);

create table need_goods (
  need_id uuid not null,
  key text not null,
  constraint need_goods_key_need_id_pk PRIMARY KEY (key, need_id),
  constraint need_goods_need_id_published_needs_need_id_fk FOREIGN KEY (need_id) REFERENCES published_needs(need_id) ON DELETE CASCADE
);
CREATE INDEX need_goods_of_need ON need_goods USING btree (need_id);

create table need_matches (
  need_id uuid not null,
  product_id uuid not null,
  enterprise_id uuid,
  score integer not null,
  ledger text not null,
  need_side text not null,
  product_side text not null,
  matched_at timestamp with time zone not null,
  constraint need_matches_need_id_product_id_pk PRIMARY KEY (need_id, product_id),
  constraint need_matches_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint need_matches_need_id_published_needs_need_id_fk FOREIGN KEY (need_id) REFERENCES published_needs(need_id) ON DELETE CASCADE,
  constraint need_matches_need_side_match_sides_digest_fk FOREIGN KEY (need_side) REFERENCES match_sides(digest),
  constraint need_matches_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE,
  constraint need_matches_product_side_match_sides_digest_fk FOREIGN KEY (product_side) REFERENCES match_sides(digest),
  constraint need_matches_score CHECK (score >= 0)
);
CREATE INDEX need_matches_best ON need_matches USING btree (need_id, score DESC NULLS LAST, product_id);
CREATE INDEX need_matches_of_enterprise ON need_matches USING btree (enterprise_id, score DESC NULLS LAST, need_id);
CREATE INDEX need_matches_of_product ON need_matches USING btree (product_id);
alter table need_matches enable row level security;
create policy both_sides on need_matches for select using ((enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND (EXISTS ( SELECT
   FROM published_needs n
  WHERE n.need_id = need_matches.need_id)) OR acting_buys(need_id));

create table needs (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  enterprise_id uuid not null,
  kind text not null,
  draft jsonb not null,
  version integer default 1 not null,
  state text default 'draft'::text not null,
  city_code text,
  county_code text,
  asked text,
  closed_for text,
  state_at timestamp with time zone not null,
  created_by uuid not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone not null,
  constraint needs_pkey PRIMARY KEY (id),
  constraint needs_city_code_regions_code_fk FOREIGN KEY (city_code) REFERENCES regions(code),
  constraint needs_county_code_regions_code_fk FOREIGN KEY (county_code) REFERENCES regions(code),
  constraint needs_created_by_accounts_id_fk FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint needs_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint needs_answered_with_words CHECK ((state <> ALL (ARRAY['returned'::text, 'taken-down'::text])) OR char_length(asked) >= 1 AND char_length(asked) <= 2000),
  constraint needs_closed_for_known CHECK (closed_for = ANY (ARRAY['filled'::text, 'cancelled'::text, 'budget-withdrawn'::text, 'need-changed'::text, 'no-answer'::text])),
  constraint needs_closed_with_reason CHECK ((state = 'closed'::text) = (closed_for IS NOT NULL)),
  constraint needs_kind_known CHECK (kind = ANY (ARRAY['purchase'::text, 'cooperation'::text, 'technology'::text, 'service'::text, 'finance'::text, 'stock-lot'::text])),
  constraint needs_state_known CHECK (state = ANY (ARRAY['draft'::text, 'returned'::text, 'diagnosing'::text, 'submitted'::text, 'published'::text, 'paused'::text, 'expired'::text, 'closed'::text, 'taken-down'::text]))
);
CREATE INDEX needs_of_enterprise ON needs USING btree (enterprise_id, updated_at DESC NULLS LAST, id);
CREATE UNIQUE INDEX needs_ref ON needs USING btree (ref);
CREATE INDEX needs_waiting ON needs USING btree (city_code, state_at) WHERE (state = ANY (ARRAY['submitted'::text, 'diagnosing'::text]));
CREATE TRIGGER need_moves BEFORE UPDATE OF state ON needs FOR EACH ROW EXECUTE FUNCTION need_moves();
alter table needs enable row level security;
create policy own_people on needs for select using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]));
create policy own_people_begin on needs for insert with check ((enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND created_by = (( SELECT acting_account() AS acting_account)));
create policy own_people_write on needs for update using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]));
create policy reviewers on needs for select using ((state = ANY (ARRAY['submitted'::text, 'diagnosing'::text, 'published'::text, 'paused'::text, 'returned'::text, 'taken-down'::text])) AND (( SELECT acting_places() AS acting_places)) && ARRAY[city_code, county_code, '*'::text]);
create policy reviewers_decide on needs for update using ((state = ANY (ARRAY['submitted'::text, 'diagnosing'::text, 'published'::text, 'paused'::text])) AND (( SELECT acting_places() AS acting_places)) && ARRAY[city_code, county_code, '*'::text] AND NOT acting_has_stake(enterprise_id, NULL::text)) with check ((state = ANY (ARRAY['published'::text, 'returned'::text, 'taken-down'::text])) AND (( SELECT acting_places() AS acting_places)) && ARRAY[city_code, county_code, '*'::text] AND NOT acting_has_stake(enterprise_id, NULL::text));

create table notice_cursor (
  only boolean default true not null,
  number bigint not null,
  constraint notice_cursor_pkey PRIMARY KEY ("only"),
  constraint notice_cursor_one CHECK ("only")
);

create table notice_settings (
  account_id uuid not null,
  topic text not null,
  frequency text not null,
  constraint notice_settings_account_id_topic_pk PRIMARY KEY (account_id, topic),
  constraint notice_settings_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint notice_settings_frequency_known CHECK (frequency = ANY (ARRAY['at-once'::text, 'daily'::text, 'weekly'::text, 'never'::text])),
  constraint notice_settings_security_stays CHECK (topic <> 'security'::text),
  constraint notice_settings_topic_known CHECK (topic = ANY (ARRAY['security'::text, 'inquiries'::text, 'listings'::text, 'needs'::text, 'enterprises'::text, 'reviews'::text, 'expiry'::text]))
);
alter table notice_settings enable row level security;
create policy own_settings on notice_settings for all using (account_id = (( SELECT acting_account() AS acting_account)));

create table notices (
  id uuid default gen_random_uuid() not null,
  entry bigint not null,
  account_id uuid not null,
  topic text not null,
  kind text not null,
  values jsonb default '{}'::jsonb not null,
  path text not null,
  at timestamp with time zone not null,
  standing text not null,
  enterprise_id uuid,
  city_code text,
  county_code text,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_told_once UNIQUE (entry, account_id),
  constraint notices_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint notices_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint notices_path_local CHECK (path ~ '^/[^/]'::text),
  constraint notices_people_of CHECK (standing <> 'people'::text OR enterprise_id IS NOT NULL),
  constraint notices_standing_known CHECK (standing = ANY (ARRAY['self'::text, 'people'::text, 'reviewer'::text])),
  constraint notices_topic_known CHECK (topic = ANY (ARRAY['security'::text, 'inquiries'::text, 'listings'::text, 'needs'::text, 'enterprises'::text, 'reviews'::text, 'expiry'::text]))
);
CREATE INDEX notices_of_account ON notices USING btree (account_id, at DESC NULLS LAST, id);
CREATE INDEX notices_to_mail ON notices USING btree (account_id) WHERE (mailed_at IS NULL);
CREATE INDEX notices_unread ON notices USING btree (account_id) WHERE (read_at IS NULL);
alter table notices enable row level security;
create policy own_marked on notices for update using (account_id = (( SELECT acting_account() AS acting_account)) AND notice_stands(notices.*));
create policy own_read on notices for select using (account_id = (( SELECT acting_account() AS acting_account)) AND notice_stands(notices.*));

create table photographs (
  id uuid default gen_random_uuid() not null,
  listing_id uuid not null,
  sizes jsonb not null,
  position integer not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  published_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint photographs_pkey PRIMARY KEY (id),
  constraint photographs_listing_id_listings_id_fk FOREIGN KEY (listing_id) REFERENCES listings(id) ON DELETE CASCADE,
  constraint photographs_uploaded_by_accounts_id_fk FOREIGN KEY (uploaded_by) REFERENCES accounts(id)
);
CREATE INDEX photographs_of_listing ON photographs USING btree (listing_id, "position");
alter table photographs enable row level security;
create policy own_people_add on photographs for insert with check (uploaded_by = (( SELECT acting_account() AS acting_account)) AND published_at IS NULL AND (EXISTS ( SELECT
   FROM listings l
  WHERE l.id = photographs.listing_id AND (l.enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])))));
create policy published on photographs for select using (published_at IS NOT NULL AND removed_at IS NULL);
create policy with_the_draft on photographs for select using ((EXISTS ( SELECT
   FROM listings l
  WHERE l.id = photographs.listing_id)));
create policy with_the_draft_change on photographs for update using ((EXISTS ( SELECT
   FROM listings l
  WHERE l.id = photographs.listing_id AND ((l.enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR NOT acting_has_stake(l.enterprise_id, NULL::text)))));

create table processes (
  code text not null,
  family text not null,
  zh text not null,
  en text not null,
  vi text not null,
  synonyms text[] default '{}'::text[] not null,
  position integer not null,
  constraint processes_pkey PRIMARY KEY (code)
);

create table product_attributes (
  product_id uuid not null,
  attribute_id uuid not null,
  typed text not null,
  low numeric,
  high numeric,
  unit_code text,
  source text,
  source_title text,
  basis text not null,
  grades text[] default '{}'::text[] not null,
  constraint product_attributes_product_id_attribute_id_pk PRIMARY KEY (product_id, attribute_id),
  constraint product_attributes_attribute_id_attributes_id_fk FOREIGN KEY (attribute_id) REFERENCES attributes(id),
  constraint product_attributes_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE,
  constraint product_attributes_unit_code_units_code_fk FOREIGN KEY (unit_code) REFERENCES units(code),
  constraint product_attributes_basis_known CHECK (basis = ANY (ARRAY['page'::text, 'page+name'::text, 'page+category'::text, 'page+inferred'::text, 'declared'::text])),
  constraint product_attributes_range CHECK (low IS NULL OR high IS NULL OR low <= high)
);
CREATE TRIGGER attributes_added AFTER INSERT ON product_attributes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_facts_changed();
CREATE TRIGGER attributes_changed AFTER UPDATE ON product_attributes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_facts_changed();
CREATE TRIGGER attributes_removed AFTER DELETE ON product_attributes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_facts_changed();

create table product_goods (
  product_id uuid not null,
  key text not null,
  constraint product_goods_key_product_id_pk PRIMARY KEY (key, product_id),
  constraint product_goods_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE
);
CREATE INDEX product_goods_of_product ON product_goods USING btree (product_id);

create table product_tallies (
  sector_code text not null,
  city_code text,
  county_code text,
  basis text not null,
  maker_scope text not null,
  regulated boolean not null,
  products integer not null
);

create table products (
  id uuid default gen_random_uuid() not null,
  ref text not null,
  name text not null,
  name_sort text not null,
  brand text,
  enterprise_id uuid,
  enterprise_as_printed text,
  maker_scope text not null,
  sector_code text not null,
  category_id uuid not null,
  division_code text,
  city_code text,
  county_code text,
  notes text,
  applications text[] default '{}'::text[] not null,
  hs_code text,
  capacity numeric,
  capacity_unit text,
  capacity_period text,
  minimum_order numeric,
  minimum_order_unit text,
  lead_time_days integer,
  contract_manufacturing boolean,
  regulated text,
  status text default 'draft'::text not null,
  published_at timestamp with time zone,
  source text,
  source_title text,
  basis text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  standards text[] default '{}'::text[] not null,
  export_markets text[] default '{}'::text[] not null,
  constraint products_pkey PRIMARY KEY (id),
  constraint products_category_id_categories_id_fk FOREIGN KEY (category_id) REFERENCES categories(id),
  constraint products_city_code_regions_code_fk FOREIGN KEY (city_code) REFERENCES regions(code),
  constraint products_county_code_regions_code_fk FOREIGN KEY (county_code) REFERENCES regions(code),
  constraint products_division_code_industry_divisions_code_fk FOREIGN KEY (division_code) REFERENCES industry_divisions(code),
  constraint products_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint products_sector_code_sectors_code_fk FOREIGN KEY (sector_code) REFERENCES sectors(code),
  constraint products_basis_known CHECK (basis = ANY (ARRAY['page'::text, 'page+name'::text, 'page+category'::text, 'page+inferred'::text, 'declared'::text])),
  constraint products_capacity_whole CHECK (num_nulls(capacity, capacity_unit, capacity_period) = ANY (ARRAY[0, 3])),
  constraint products_county_has_city CHECK (county_code IS NULL OR city_code IS NOT NULL),
  constraint products_hs_code CHECK (hs_code ~ '^[0-9]{6,10}$'::text),
  constraint products_maker_by_scope CHECK ((maker_scope = 'enterprise'::text) = (enterprise_id IS NOT NULL)),
  constraint products_minimum_order_whole CHECK (num_nulls(minimum_order, minimum_order_unit) = ANY (ARRAY[0, 2])),
  constraint products_published_at_known CHECK (status <> 'published'::text OR published_at IS NOT NULL),
  constraint products_regulated_known CHECK (regulated = 'drug'::text),
  constraint products_scope_known CHECK (maker_scope = ANY (ARRAY['enterprise'::text, 'unresolved'::text, 'regional'::text, 'brand'::text])),
  constraint products_status_known CHECK (status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'published'::text, 'withdrawn'::text]))
);
CREATE INDEX products_newest ON products USING btree (published_at DESC, ref DESC) WHERE (status = 'published'::text);
CREATE INDEX products_newest_open ON products USING btree (published_at DESC, ref DESC) WHERE ((status = 'published'::text) AND (regulated IS NULL));
CREATE INDEX products_of_category ON products USING btree (category_id, name_sort, id) WHERE (status = 'published'::text);
CREATE INDEX products_of_city ON products USING btree (city_code, name_sort, id, regulated) WHERE (status = 'published'::text);
CREATE INDEX products_of_enterprise ON products USING btree (enterprise_id, name_sort, id);
CREATE INDEX products_of_sector ON products USING btree (sector_code, name_sort, id, regulated) WHERE (status = 'published'::text);
CREATE INDEX products_open ON products USING btree (ref) WHERE ((status = 'published'::text) AND (regulated IS NULL));
CREATE UNIQUE INDEX products_ref ON products USING btree (ref);
CREATE TRIGGER delete_credentials BEFORE DELETE ON products FOR EACH ROW EXECUTE FUNCTION delete_credentials_of_product();
CREATE TRIGGER products_added AFTER INSERT ON products REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION products_changed();
CREATE TRIGGER products_changed AFTER UPDATE ON products REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION products_changed();
CREATE TRIGGER recount AFTER TRUNCATE ON products FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();
CREATE TRIGGER tally_deleted AFTER DELETE ON products REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION tally('product_tallies', 'makers of products', 'maker_sectors');
CREATE TRIGGER tally_inserted AFTER INSERT ON products REFERENCING NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('product_tallies', 'makers of products', 'maker_sectors');
CREATE TRIGGER tally_updated AFTER UPDATE ON products REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally('product_tallies', 'makers of products', 'maker_sectors', 'credential_tallies of products');

create table published_needs (
  need_id uuid not null,
  ref text not null,
  kind text not null,
  title text not null,
  content jsonb not null,
  version integer not null,
  enterprise_id uuid,
  buyer_type text,
  city_code text not null,
  sector_code text,
  visibility text not null,
  city_codes text[] default '{}'::text[] not null,
  sector_codes text[] default '{}'::text[] not null,
  state text default 'open'::text not null,
  open_until date not null,
  published_at timestamp with time zone not null,
  constraint published_needs_pkey PRIMARY KEY (need_id),
  constraint published_needs_city_code_regions_code_fk FOREIGN KEY (city_code) REFERENCES regions(code),
  constraint published_needs_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint published_needs_need_id_needs_id_fk FOREIGN KEY (need_id) REFERENCES needs(id),
  constraint published_needs_sector_code_sectors_code_fk FOREIGN KEY (sector_code) REFERENCES sectors(code),
  constraint published_needs_anonymous_whole CHECK ((enterprise_id IS NULL) = (buyer_type IS NULL)),
  constraint published_needs_buyer_type_known CHECK (buyer_type = ANY (ARRAY['enterprise'::text, 'government'::text, 'hospital'::text, 'public'::text, 'overseas'::text, 'school'::text, 'park'::text, 'soe'::text])),
  constraint published_needs_chosen_somebody CHECK ((visibility = 'chosen'::text) = ((cardinality(city_codes) + cardinality(sector_codes)) > 0)),
  constraint published_needs_kind_known CHECK (kind = ANY (ARRAY['purchase'::text, 'cooperation'::text, 'technology'::text, 'service'::text, 'finance'::text, 'stock-lot'::text])),
  constraint published_needs_state_known CHECK (state = ANY (ARRAY['open'::text, 'paused'::text, 'ended'::text])),
  constraint published_needs_visibility_known CHECK (visibility = ANY (ARRAY['public'::text, 'registered'::text, 'chosen'::text]))
);
CREATE INDEX published_needs_open ON published_needs USING btree (published_at DESC NULLS LAST, ref) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX published_needs_ref ON published_needs USING btree (ref);
CREATE INDEX published_needs_until ON published_needs USING btree (open_until) WHERE (state <> 'ended'::text);
CREATE TRIGGER need_changed AFTER INSERT OR UPDATE OF content, state ON published_needs FOR EACH ROW EXECUTE FUNCTION need_changed();
CREATE TRIGGER need_ends_talks AFTER UPDATE OF state ON published_needs FOR EACH ROW WHEN (new.state = 'ended'::text AND old.state <> 'ended'::text) EXECUTE FUNCTION need_ends_talks();
alter table published_needs enable row level security;
create policy changed_for on published_needs for update using ((EXISTS ( SELECT
   FROM needs n
  WHERE n.id = published_needs.need_id AND ((n.enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR NOT acting_has_stake(n.enterprise_id, NULL::text)))));
create policy published_for on published_needs for insert with check ((EXISTS ( SELECT
   FROM needs n
  WHERE n.id = published_needs.need_id AND ((n.enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR NOT acting_has_stake(n.enterprise_id, NULL::text)))));
create policy seen_by on published_needs for select using (acting_for_need(need_id) OR ((( SELECT acting_account() AS acting_account)) IS NULL OR NOT acting_blocked(need_id)) AND (visibility = 'public'::text OR visibility = 'registered'::text AND (( SELECT acting_account() AS acting_account)) IS NOT NULL OR visibility = 'chosen'::text AND acting_in(city_codes, sector_codes)));
create policy talked_about on published_needs for select using (acting_talks(need_id));

create table quotation_calls (
  need_id uuid not null,
  quotes_until timestamp with time zone,
  sealed boolean default false not null,
  reinvites boolean default false not null,
  called_by uuid not null,
  called_at timestamp with time zone not null,
  constraint quotation_calls_pkey PRIMARY KEY (need_id),
  constraint quotation_calls_called_by_accounts_id_fk FOREIGN KEY (called_by) REFERENCES accounts(id),
  constraint quotation_calls_need_id_published_needs_need_id_fk FOREIGN KEY (need_id) REFERENCES published_needs(need_id),
  constraint quotation_calls_sealed_until CHECK (NOT sealed OR quotes_until IS NOT NULL)
);
CREATE TRIGGER call_changes BEFORE UPDATE ON quotation_calls FOR EACH ROW EXECUTE FUNCTION call_changes();
alter table quotation_calls enable row level security;
create policy buyer_calls on quotation_calls for insert with check (acting_buys(need_id) AND called_by = (( SELECT acting_account() AS acting_account)));
create policy buyer_changes on quotation_calls for update using (acting_buys(need_id));
create policy seen_with_need on quotation_calls for select using ((EXISTS ( SELECT
   FROM published_needs p
  WHERE p.need_id = quotation_calls.need_id)));

create table quotations (
  id uuid default gen_random_uuid() not null,
  talk_id uuid not null,
  number integer default 0 not null,
  content jsonb not null,
  digest text not null,
  sent_by uuid not null,
  sent_at timestamp with time zone not null,
  constraint quotations_pkey PRIMARY KEY (id),
  constraint quotations_in_order UNIQUE (talk_id, number),
  constraint quotations_of_talk UNIQUE (id, talk_id),
  constraint quotations_sent_by_accounts_id_fk FOREIGN KEY (sent_by) REFERENCES accounts(id),
  constraint quotations_talk_id_talks_id_fk FOREIGN KEY (talk_id) REFERENCES talks(id),
  constraint quotations_digest CHECK (digest ~ '^[0-9a-f]{64}$'::text)
);
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON quotations FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER quotation_comes BEFORE INSERT ON quotations FOR EACH ROW EXECUTE FUNCTION quotation_comes();
alter table quotations enable row level security;
create policy opened on quotations for select using ((EXISTS ( SELECT
   FROM talks t
  WHERE t.id = quotations.talk_id AND ((t.supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR acting_buys(t.need_id) AND quotations_open(t.need_id)))));
create policy supplier_quotes on quotations for insert with check (sent_by = (( SELECT acting_account() AS acting_account)) AND (EXISTS ( SELECT
   FROM talks t
  WHERE t.id = quotations.talk_id AND (t.supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])))));

create table regions (
  code text not null,
  kind text not null,
  parent_code text,
  zh text not null,
  short text not null,
  en text not null,
  vi text,
  za text,
  pinyin text not null,
  plate text,
  former_names text[] default '{}'::text[] not null,
  former_note text,
  constraint regions_pkey PRIMARY KEY (code),
  constraint regions_parent_code_regions_code_fk FOREIGN KEY (parent_code) REFERENCES regions(code),
  constraint regions_code_is_gbt_2260 CHECK (code ~ '^[0-9]{6}$'::text),
  constraint regions_kind_known CHECK (kind = ANY (ARRAY['region'::text, 'city'::text, 'county'::text])),
  constraint regions_parent_by_kind CHECK ((kind = 'region'::text) = (parent_code IS NULL))
);
CREATE INDEX regions_of_parent ON regions USING btree (parent_code);

create table retention_rules (
  kind text not null,
  since date not null,
  keep_days integer not null,
  at_least_days integer default 0 not null,
  basis text not null,
  constraint retention_rules_kind_since_pk PRIMARY KEY (kind, since),
  constraint retention_rules_kind_known CHECK (kind = ANY (ARRAY['sessions'::text, 'one-time-codes'::text, 'attempts'::text, 'letters'::text, 'correction-contacts'::text, 'invitation-addresses'::text, 'unconfirmed-accounts'::text, 'closed-account-consents'::text, 'sheets'::text, 'unlinked-files'::text])),
  constraint retention_rules_lawful CHECK (keep_days >= at_least_days AND at_least_days >= 0)
);

create table role_grants (
  id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  role text not null,
  region_code text,
  department text,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint role_grants_pkey PRIMARY KEY (id),
  constraint role_grants_once UNIQUE NULLS NOT DISTINCT (account_id, role, region_code, department, ended_at),
  constraint role_grants_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint role_grants_ended_by_accounts_id_fk FOREIGN KEY (ended_by) REFERENCES accounts(id),
  constraint role_grants_granted_by_accounts_id_fk FOREIGN KEY (granted_by) REFERENCES accounts(id),
  constraint role_grants_region_code_regions_code_fk FOREIGN KEY (region_code) REFERENCES regions(code),
  constraint role_grants_department_by_role CHECK ((role = 'department-reviewer'::text) = (department IS NOT NULL)),
  constraint role_grants_department_known CHECK (department = ANY (ARRAY['industry'::text, 'commerce'::text, 'market-regulation'::text, 'agriculture'::text, 'customs'::text])),
  constraint role_grants_region_by_role CHECK ((role = ANY (ARRAY['county-reviewer'::text, 'city-reviewer'::text])) = (region_code IS NOT NULL)),
  constraint role_grants_role_known CHECK (role = ANY (ARRAY['county-reviewer'::text, 'city-reviewer'::text, 'department-reviewer'::text, 'expert'::text, 'publisher'::text, 'fair-organiser'::text, 'auditor'::text, 'administrator'::text]))
);

create table search_changes (
  kind text not null,
  id uuid not null
);

create table search_documents (
  kind text not null,
  id uuid not null,
  quality real not null,
  name_sort text not null,
  newest timestamp with time zone not null,
  regulated boolean not null,
  brands text[] not null,
  families text[] not null,
  maker uuid,
  fields json not null,
  lexemes tsvector not null,
  facets text not null,
  constraint search_documents_kind_id_pk PRIMARY KEY (kind, id),
  constraint search_documents_kind_known CHECK (kind = ANY (ARRAY['product'::text, 'enterprise'::text, 'capability'::text]))
);
CREATE INDEX search_documents_best ON search_documents USING btree (kind, quality DESC NULLS LAST, id);
CREATE INDEX search_documents_by_name ON search_documents USING btree (kind, name_sort, id);
CREATE INDEX search_documents_lexemes ON search_documents USING gin (lexemes) WITH (fastupdate='false');
CREATE INDEX search_documents_newest ON search_documents USING btree (kind, newest DESC NULLS LAST, id);

create table search_slips (
  slip text not null,
  word text not null
);
CREATE INDEX search_slips_slip ON search_slips USING btree (slip);

create table search_state (
  id integer not null,
  analysis text not null,
  rebuilding boolean default false not null,
  built_at timestamp with time zone,
  constraint search_state_pkey PRIMARY KEY (id)
);

create table search_terms (
  lexeme text not null,
  documents integer not null
);
CREATE INDEX search_terms_lexeme ON search_terms USING btree (lexeme text_pattern_ops);

create table search_words (
  word text not null,
  pinyin text,
  initials text
);
CREATE INDEX search_words_initials ON search_words USING btree (initials);
CREATE INDEX search_words_pinyin ON search_words USING btree (pinyin);
CREATE INDEX search_words_word ON search_words USING btree (word);

create table second_factors (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  constraint second_factors_pkey PRIMARY KEY (id),
  constraint second_factors_user_id_accounts_id_fk FOREIGN KEY (user_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX second_factors_of_account ON second_factors USING btree (user_id);

create table sector_chains (
  sector_code text not null,
  taxonomy_id text not null,
  chain_code text not null,
  constraint sector_chains_sector_code_taxonomy_id_chain_code_pk PRIMARY KEY (sector_code, taxonomy_id, chain_code),
  constraint sector_chains_sector_code_sectors_code_fk FOREIGN KEY (sector_code) REFERENCES sectors(code),
  constraint sector_chains_taxonomy_id_chain_code_taxonomy_chains_taxonomy_i FOREIGN KEY (taxonomy_id, chain_code) REFERENCES taxonomy_chains(taxonomy_id, code)
);

create table sector_divisions (
  sector_code text not null,
  division_code text not null,
  constraint sector_divisions_sector_code_division_code_pk PRIMARY KEY (sector_code, division_code),
  constraint sector_divisions_division_code_industry_divisions_code_fk FOREIGN KEY (division_code) REFERENCES industry_divisions(code),
  constraint sector_divisions_sector_code_sectors_code_fk FOREIGN KEY (sector_code) REFERENCES sectors(code)
);

create table sector_tallies (
  sector_code text not null,
  open integer not null,
  published integer not null
);

create table sectors (
  code text not null,
  zh text not null,
  en text not null,
  vi text not null,
  position integer not null,
  constraint sectors_pkey PRIMARY KEY (code)
);

create table sessions (
  id uuid default gen_random_uuid() not null,
  token text not null,
  user_id uuid not null,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_user_id_accounts_id_fk FOREIGN KEY (user_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX sessions_of_account ON sessions USING btree (user_id);
CREATE UNIQUE INDEX sessions_token ON sessions USING btree (token);

create table sheet_faults (
  upload_id uuid not null,
  number integer not null,
  row integer not null,
  column integer,
  field text not null,
  typed text not null,
  code text not null,
  detail jsonb default '{}'::jsonb not null,
  constraint sheet_faults_upload_id_number_pk PRIMARY KEY (upload_id, number),
  constraint sheet_faults_upload_id_sheet_uploads_id_fk FOREIGN KEY (upload_id) REFERENCES sheet_uploads(id) ON DELETE CASCADE
);
alter table sheet_faults enable row level security;
create policy own_enterprise on sheet_faults for all using ((EXISTS ( SELECT
   FROM sheet_uploads u
  WHERE u.id = sheet_faults.upload_id)));

create table sheet_rows (
  upload_id uuid not null,
  row integer not null,
  listing_id uuid,
  version integer,
  product_id uuid,
  own_number text,
  draft jsonb,
  outcome text,
  constraint sheet_rows_upload_id_row_pk PRIMARY KEY (upload_id, "row"),
  constraint sheet_rows_upload_id_sheet_uploads_id_fk FOREIGN KEY (upload_id) REFERENCES sheet_uploads(id) ON DELETE CASCADE,
  constraint sheet_rows_draft CHECK ((outcome IS NULL) = (draft IS NOT NULL)),
  constraint sheet_rows_outcome_known CHECK (outcome = ANY (ARRAY['drafted'::text, 'saved'::text, 'submitted'::text, 'confirmed'::text, 'unchanged'::text, 'incomplete'::text, 'conflict'::text])),
  constraint sheet_rows_version CHECK ((listing_id IS NULL) = (version IS NULL))
);
CREATE INDEX sheet_rows_to_do ON sheet_rows USING btree (upload_id, "row") WHERE (outcome IS NULL);
alter table sheet_rows enable row level security;
create policy own_enterprise on sheet_rows for all using ((EXISTS ( SELECT
   FROM sheet_uploads u
  WHERE u.id = sheet_rows.upload_id)));

create table sheet_uploads (
  id uuid default gen_random_uuid() not null,
  enterprise_id uuid not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  name text not null,
  hash text not null,
  bytes integer not null,
  state text default 'reading'::text not null,
  refused_for text,
  fresh integer default 0 not null,
  changed integer default 0 not null,
  unchanged integer default 0 not null,
  refused integer default 0 not null,
  faults integer default 0 not null,
  applied_by uuid,
  submits boolean default false not null,
  finished_at timestamp with time zone,
  constraint sheet_uploads_pkey PRIMARY KEY (id),
  constraint sheet_uploads_applied_by_accounts_id_fk FOREIGN KEY (applied_by) REFERENCES accounts(id),
  constraint sheet_uploads_enterprise_id_enterprises_id_fk FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint sheet_uploads_uploaded_by_accounts_id_fk FOREIGN KEY (uploaded_by) REFERENCES accounts(id),
  constraint sheet_uploads_applied_by CHECK ((state <> ALL (ARRAY['applying'::text, 'applied'::text, 'stopped'::text])) OR applied_by IS NOT NULL),
  constraint sheet_uploads_refused_for CHECK ((state = 'refused'::text) = (refused_for IS NOT NULL)),
  constraint sheet_uploads_state_known CHECK (state = ANY (ARRAY['reading'::text, 'refused'::text, 'checked'::text, 'discarded'::text, 'applying'::text, 'applied'::text, 'stopped'::text]))
);
CREATE INDEX sheet_uploads_of_enterprise ON sheet_uploads USING btree (enterprise_id, uploaded_at DESC NULLS LAST, id);
CREATE INDEX sheet_uploads_under_way ON sheet_uploads USING btree (id) WHERE (state = ANY (ARRAY['reading'::text, 'applying'::text]));
alter table sheet_uploads enable row level security;
create policy own_enterprise on sheet_uploads for all using (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) with check (enterprise_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[]));

create table shortlist_items (
  account_id uuid not null,
  product_id uuid not null,
  note text default ''::text not null,
  added_at timestamp with time zone not null,
  constraint shortlist_items_account_id_product_id_pk PRIMARY KEY (account_id, product_id),
  constraint shortlist_items_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint shortlist_items_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE,
  constraint shortlist_items_note_length CHECK (char_length(note) <= 500)
);
CREATE INDEX shortlist_items_latest ON shortlist_items USING btree (account_id, added_at);
alter table shortlist_items enable row level security;
create policy own_list on shortlist_items for all using (account_id = (( SELECT acting_account() AS acting_account)));

create table sign_in_methods (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint sign_in_methods_pkey PRIMARY KEY (id),
  constraint sign_in_methods_once UNIQUE (provider_id, account_id),
  constraint sign_in_methods_user_id_accounts_id_fk FOREIGN KEY (user_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX sign_in_methods_of_account ON sign_in_methods USING btree (user_id);

create table sitemap_parts (
  kind text not null,
  first text not null,
  constraint sitemap_parts_kind_first_pk PRIMARY KEY (kind, first)
);

create table talk_messages (
  number bigint generated always as identity not null,
  talk_id uuid not null,
  side text not null,
  text text not null,
  sender_id uuid not null,
  sent_at timestamp with time zone not null,
  constraint talk_messages_pkey PRIMARY KEY (number),
  constraint talk_messages_sender_id_accounts_id_fk FOREIGN KEY (sender_id) REFERENCES accounts(id),
  constraint talk_messages_talk_id_talks_id_fk FOREIGN KEY (talk_id) REFERENCES talks(id),
  constraint talk_messages_side_known CHECK (side = ANY (ARRAY['buyer'::text, 'supplier'::text])),
  constraint talk_messages_text_length CHECK (char_length(text) >= 1 AND char_length(text) <= 4000)
);
CREATE INDEX talk_messages_of_talk ON talk_messages USING btree (talk_id, number);
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON talk_messages FOR EACH ROW EXECUTE FUNCTION never_changed();
alter table talk_messages enable row level security;
create policy both_sides on talk_messages for select using ((EXISTS ( SELECT
   FROM talks t
  WHERE t.id = talk_messages.talk_id)));
create policy own_side_speaks on talk_messages for insert with check (sender_id = (( SELECT acting_account() AS acting_account)) AND (EXISTS ( SELECT
   FROM talks t
  WHERE t.id = talk_messages.talk_id AND
        CASE talk_messages.side
            WHEN 'supplier'::text THEN t.supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])
            ELSE acting_buys(t.need_id)
        END)));

create table talks (
  id uuid default gen_random_uuid() not null,
  need_id uuid not null,
  supplier_id uuid not null,
  product_id uuid,
  buyer_id uuid,
  invited boolean not null,
  state text not null,
  declined_for text,
  answer_by timestamp with time zone,
  quotations integer default 0 not null,
  last_digest text,
  debrief jsonb,
  begun_by uuid,
  begun_at timestamp with time zone not null,
  state_at timestamp with time zone not null,
  constraint talks_pkey PRIMARY KEY (id),
  constraint talks_of_need UNIQUE (id, need_id),
  constraint talks_once UNIQUE (need_id, supplier_id),
  constraint talks_begun_by_accounts_id_fk FOREIGN KEY (begun_by) REFERENCES accounts(id),
  constraint talks_buyer_id_enterprises_id_fk FOREIGN KEY (buyer_id) REFERENCES enterprises(id),
  constraint talks_need_id_published_needs_need_id_fk FOREIGN KEY (need_id) REFERENCES published_needs(need_id),
  constraint talks_product_id_products_id_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE SET NULL,
  constraint talks_supplier_id_enterprises_id_fk FOREIGN KEY (supplier_id) REFERENCES enterprises(id),
  constraint talks_declined_for_known CHECK (declined_for = ANY (ARRAY['no-capacity'::text, 'specifications'::text, 'price'::text, 'time'::text, 'other'::text])),
  constraint talks_declined_with_reason CHECK ((state = 'declined'::text) = (declined_for IS NOT NULL)),
  constraint talks_invited_until CHECK (state <> 'invited'::text OR answer_by IS NOT NULL),
  constraint talks_state_known CHECK (state = ANY (ARRAY['invited'::text, 'open'::text, 'quoted'::text, 'shortlisted'::text, 'awarded'::text, 'lost'::text, 'declined'::text, 'withdrawn'::text, 'lapsed'::text]))
);
CREATE INDEX talks_invited ON talks USING btree (answer_by) WHERE (state = 'invited'::text);
CREATE INDEX talks_of_supplier ON talks USING btree (supplier_id, state_at DESC NULLS LAST, id);
CREATE TRIGGER talk_begins BEFORE INSERT ON talks FOR EACH ROW EXECUTE FUNCTION talk_begins();
CREATE TRIGGER talk_moves BEFORE UPDATE ON talks FOR EACH ROW EXECUTE FUNCTION talk_moves();
alter table talks enable row level security;
create policy both_sides on talks for select using ((supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR acting_buys(need_id));
create policy either_begins on talks for insert with check (begun_by = (( SELECT acting_account() AS acting_account)) AND
CASE
    WHEN invited THEN acting_buys(need_id)
    ELSE (supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) AND (EXISTS ( SELECT
       FROM published_needs p
      WHERE p.need_id = talks.need_id))
END);
create policy either_moves on talks for update using ((supplier_id = ANY ((( SELECT acting_enterprises() AS acting_enterprises))::uuid[])) OR acting_buys(need_id));

create table taxonomies (
  id text not null,
  zh text not null,
  en text,
  year integer,
  validity text,
  source text not null,
  verified boolean not null,
  position integer not null,
  constraint taxonomies_pkey PRIMARY KEY (id)
);

create table taxonomy_chains (
  taxonomy_id text not null,
  code text not null,
  zh text not null,
  en text,
  group_zh text,
  group_en text,
  city_codes text[] default '{}'::text[] not null,
  position integer not null,
  constraint taxonomy_chains_taxonomy_id_code_pk PRIMARY KEY (taxonomy_id, code),
  constraint taxonomy_chains_taxonomy_id_taxonomies_id_fk FOREIGN KEY (taxonomy_id) REFERENCES taxonomies(id)
);

create table units (
  code text not null,
  dimension text not null,
  zh text not null,
  en text not null,
  factor numeric not null,
  shift numeric default 0 not null,
  constraint units_pkey PRIMARY KEY (code)
);

create table verifications (
  id uuid default gen_random_uuid() not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX verifications_identifier ON verifications USING btree (identifier);

create view published_photographs as
SELECT f.id,
    l.product_id,
    f.sizes,
    f."position"
   FROM photographs f
     JOIN listings l ON l.id = f.listing_id
  WHERE f.published_at IS NOT NULL AND f.removed_at IS NULL;
