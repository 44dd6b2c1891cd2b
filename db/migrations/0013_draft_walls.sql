-- The second wall around what is not public yet: drafts, what was handed in of them, evidence files, photographs, applications for
-- enterprises. Whom a transaction is for is told as in 0009_inquiry_walls.sql.
CREATE INDEX "listing_reviews_of_enterprise" ON "listing_reviews" USING btree ("enterprise_id");
--> statement-breakpoint
-- The counties and cities whose affairs the actor reviews, a city with its counties; '*' for who reviews all of them. Without a second
-- factor, or while the account is suspended or closed, a role counts for nothing: as in app/domain/accounts/may.ts.
create function acting_places() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(place), '{}')
  from role_grants g join accounts a on a.id = g.account_id
  cross join lateral (
    select '*' as place where g.role = 'publisher'
    union all select g.region_code where g.role in ('county-reviewer', 'city-reviewer')
    union all select r.code from regions r where g.role = 'city-reviewer' and r.parent_code = g.region_code) reviewed
  where g.account_id = acting_account() and g.ended_at is null
    and a.two_factor_enabled and a.suspended_at is null and a.closed_at is null
$$;
--> statement-breakpoint
-- Whether the actor belongs or belonged to the enterprise, has applied for it or declared an interest, and so judges nothing of it: as in
-- app/domain/enterprises/has-stake.server.ts.
create function acting_has_stake(enterprise uuid, code text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from enterprise_members where account_id = acting_account() and enterprise_id = enterprise)
    or exists (select from declared_interests where account_id = acting_account() and enterprise_id = enterprise)
    or exists (select from enterprise_applications where account_id = acting_account() and (enterprise_id = enterprise or uscc = code))
$$;
--> statement-breakpoint
create function enterprise_of_listing(listing uuid) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select enterprise_id from listings where id = listing
$$;
--> statement-breakpoint
alter table listings enable row level security;
--> statement-breakpoint
alter table listing_reviews enable row level security;
--> statement-breakpoint
alter table enterprise_files enable row level security;
--> statement-breakpoint
alter table photographs enable row level security;
--> statement-breakpoint
alter table enterprise_applications enable row level security;
--> statement-breakpoint
-- What was handed in: its people's, and of the reviewers whose place it is in. Its people take it back, nobody with a stake decides.
create policy own_people on listing_reviews for select using (enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy reviewers on listing_reviews for select using (
  (select acting_places())::text[] && array[city_code, county_code, '*']);
--> statement-breakpoint
create policy own_people_hand_in on listing_reviews for insert with check (
  enterprise_id = any ((select acting_enterprises())::uuid[]) and submitted_by = (select acting_account()) and decided_by is null
  and (status = 'submitted' or status = 'approved' and published is not null)
  and enterprise_id = enterprise_of_listing(listing_id));
--> statement-breakpoint
create policy own_people_take_back on listing_reviews for update
  using (status = 'submitted' and enterprise_id = any ((select acting_enterprises())::uuid[]))
  with check (status = 'withdrawn' and enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy reviewers_decide on listing_reviews for update
  using (status = 'submitted' and (select acting_places())::text[] && array[city_code, county_code, '*']
    and not acting_has_stake(enterprise_id, null))
  with check (status in ('approved', 'returned') and decided_by = (select acting_account())
    and (select acting_places())::text[] && array[city_code, county_code, '*'] and not acting_has_stake(enterprise_id, null));
--> statement-breakpoint
-- A draft: its people's, and while a version of it waits, of those who can see that version; of them who has no stake changes it.
create policy own_people on listings for select using (enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy reviewers on listings for select using (
  exists (select from listing_reviews r where r.listing_id = listings.id and r.status = 'submitted'));
--> statement-breakpoint
create policy own_people_begin on listings for insert with check (
  enterprise_id = any ((select acting_enterprises())::uuid[]) and created_by = (select acting_account()));
--> statement-breakpoint
create policy own_people_write on listings for update using (enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy reviewers_decide on listings for update using (
  exists (select from listing_reviews r where r.listing_id = listings.id and r.status = 'submitted')
  and not acting_has_stake(enterprise_id, null));
--> statement-breakpoint
-- A photograph: everybody's once buyers see it; until then of those who see its draft.
create policy published on photographs for select using (published_at is not null and removed_at is null);
--> statement-breakpoint
create policy with_the_draft on photographs for select using (exists (select from listings l where l.id = listing_id));
--> statement-breakpoint
create policy own_people_add on photographs for insert with check (
  uploaded_by = (select acting_account()) and published_at is null
  and exists (select from listings l where l.id = listing_id and l.enterprise_id = any ((select acting_enterprises())::uuid[])));
--> statement-breakpoint
create policy with_the_draft_change on photographs for update using (
  exists (select from listings l where l.id = listing_id
    and (l.enterprise_id = any ((select acting_enterprises())::uuid[]) or not acting_has_stake(l.enterprise_id, null))));
--> statement-breakpoint
-- A file: its people's, and of those who can see a version that names it as evidence.
create policy own_people on enterprise_files for select using (enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy reviewers on enterprise_files for select using (
  exists (select from listing_reviews r where r.enterprise_id = enterprise_files.enterprise_id
    and r.proposed @> jsonb_build_object('credentials', jsonb_build_array(jsonb_build_object('evidence', enterprise_files.id)))));
--> statement-breakpoint
create policy own_people_add on enterprise_files for insert with check (
  enterprise_id = any ((select acting_enterprises())::uuid[]) and uploaded_by = (select acting_account()));
--> statement-breakpoint
-- An application for an enterprise: whoever made it, and the reviewers of its county; they decide where they have no stake.
create policy applicant on enterprise_applications for select using (account_id = (select acting_account()));
--> statement-breakpoint
create policy reviewers on enterprise_applications for select using ((select acting_places())::text[] && array[county_code, '*']);
--> statement-breakpoint
create policy applicant_applies on enterprise_applications for insert with check (
  account_id = (select acting_account()) and status = 'submitted');
--> statement-breakpoint
create policy applicant_withdraws on enterprise_applications for update
  using (account_id = (select acting_account()) and status = 'submitted')
  with check (account_id = (select acting_account()) and status = 'withdrawn');
--> statement-breakpoint
create policy reviewers_decide on enterprise_applications for update
  using (status = 'submitted' and (select acting_places())::text[] && array[county_code, '*'] and not acting_has_stake(enterprise_id, uscc))
  with check (status in ('approved', 'refused') and decided_by = (select acting_account())
    and (select acting_places())::text[] && array[county_code, '*'] and not acting_has_stake(enterprise_id, uscc));
--> statement-breakpoint
-- What buyers see of photographs, for pages that know nobody: it says nothing of the draft. A view reads as its owner.
create view published_photographs with (security_barrier) as
  select f.id, l.product_id, f.sizes, f.position from photographs f join listings l on l.id = f.listing_id
  where f.published_at is not null and f.removed_at is null;
--> statement-breakpoint
-- Nothing of these is deleted by the site, and a file handed in stays what it is.
do $$
begin
  if exists (select from pg_roles where rolname = 'guipintong_web') then
    revoke delete, truncate on listings, listing_reviews, enterprise_files, photographs, enterprise_applications from guipintong_web;
    revoke update on enterprise_files from guipintong_web;
    revoke insert, update, delete on published_photographs from guipintong_web;
  end if;
end
$$;
