CREATE TABLE "needs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"draft" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"city_code" text,
	"county_code" text,
	"asked" text,
	"closed_for" text,
	"state_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "needs_kind_known" CHECK ("needs"."kind" in ('purchase', 'cooperation', 'technology', 'service', 'finance', 'stock-lot')),
	CONSTRAINT "needs_state_known" CHECK ("needs"."state" in ('draft', 'returned', 'diagnosing', 'submitted', 'published', 'paused', 'expired', 'closed', 'taken-down')),
	CONSTRAINT "needs_closed_for_known" CHECK ("needs"."closed_for" in ('filled', 'cancelled', 'budget-withdrawn', 'need-changed', 'no-answer')),
	CONSTRAINT "needs_closed_with_reason" CHECK (("needs"."state" = 'closed') = ("needs"."closed_for" is not null)),
	CONSTRAINT "needs_answered_with_words" CHECK ("needs"."state" not in ('returned', 'taken-down') or char_length("needs"."asked") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "published_needs" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer NOT NULL,
	"enterprise_id" uuid,
	"buyer_type" text,
	"city_code" text NOT NULL,
	"sector_code" text,
	"visibility" text NOT NULL,
	"city_codes" text[] DEFAULT '{}' NOT NULL,
	"sector_codes" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"open_until" date NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "published_needs_kind_known" CHECK ("published_needs"."kind" in ('purchase', 'cooperation', 'technology', 'service', 'finance', 'stock-lot')),
	CONSTRAINT "published_needs_visibility_known" CHECK ("published_needs"."visibility" in ('public', 'registered', 'chosen')),
	CONSTRAINT "published_needs_state_known" CHECK ("published_needs"."state" in ('open', 'paused', 'ended')),
	CONSTRAINT "published_needs_buyer_type_known" CHECK ("published_needs"."buyer_type" in ('enterprise', 'government', 'hospital', 'public', 'overseas', 'school', 'park', 'soe')),
	CONSTRAINT "published_needs_anonymous_whole" CHECK (("published_needs"."enterprise_id" is null) = ("published_needs"."buyer_type" is null)),
	CONSTRAINT "published_needs_chosen_somebody" CHECK (("published_needs"."visibility" = 'chosen') = (cardinality("published_needs"."city_codes") + cardinality("published_needs"."sector_codes") > 0))
);
--> statement-breakpoint
ALTER TABLE "notice_settings" DROP CONSTRAINT "notice_settings_topic_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_topic_known";--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_city_code_regions_code_fk" FOREIGN KEY ("city_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_county_code_regions_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_needs" ADD CONSTRAINT "published_needs_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_needs" ADD CONSTRAINT "published_needs_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_needs" ADD CONSTRAINT "published_needs_city_code_regions_code_fk" FOREIGN KEY ("city_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_needs" ADD CONSTRAINT "published_needs_sector_code_sectors_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sectors"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "needs_ref" ON "needs" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "needs_of_enterprise" ON "needs" USING btree ("enterprise_id","updated_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "needs_waiting" ON "needs" USING btree ("city_code","state_at") WHERE "needs"."state" in ('submitted', 'diagnosing');--> statement-breakpoint
CREATE UNIQUE INDEX "published_needs_ref" ON "published_needs" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "published_needs_open" ON "published_needs" USING btree ("published_at" DESC NULLS LAST,"ref") WHERE "published_needs"."state" = 'open';--> statement-breakpoint
CREATE INDEX "published_needs_until" ON "published_needs" USING btree ("open_until") WHERE "published_needs"."state" <> 'ended';--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_topic_known" CHECK ("notice_settings"."topic" in ('security', 'inquiries', 'listings', 'needs', 'enterprises', 'reviews', 'expiry'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_topic_known" CHECK ("notices"."topic" in ('security', 'inquiries', 'listings', 'needs', 'enterprises', 'reviews', 'expiry'));
--> statement-breakpoint
-- The moves of app/domain/needs/need-states.ts; a test holds the two against each other. What is published again stays as it is.
create function need_may_move(before text, after text) returns boolean language sql immutable as $$
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
$$;
--> statement-breakpoint
create function need_moves() returns trigger language plpgsql as $$
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
$$;
--> statement-breakpoint
create trigger need_moves before update of state on needs for each row execute function need_moves();
--> statement-breakpoint
alter table needs enable row level security;
--> statement-breakpoint
alter table published_needs enable row level security;
--> statement-breakpoint
-- The working copy: its people's, and of the reviewers of the place while it waits for them or is shown; of them who has no stake changes it.
create policy own_people on needs for select using (enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy reviewers on needs for select using (
  state in ('submitted', 'diagnosing', 'published', 'paused', 'returned', 'taken-down')
  and (select acting_places())::text[] && array[city_code, county_code, '*']);
--> statement-breakpoint
create policy own_people_begin on needs for insert with check (
  enterprise_id = any ((select acting_enterprises())::uuid[]) and created_by = (select acting_account()));
--> statement-breakpoint
create policy own_people_write on needs for update using (enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy reviewers_decide on needs for update
  using (state in ('submitted', 'diagnosing', 'published', 'paused')
    and (select acting_places())::text[] && array[city_code, county_code, '*'] and not acting_has_stake(enterprise_id, null))
  with check (state in ('published', 'returned', 'taken-down')
    and (select acting_places())::text[] && array[city_code, county_code, '*'] and not acting_has_stake(enterprise_id, null));
--> statement-breakpoint
-- Whether the actor acts for an enterprise of one of the cities, or with products of one of the sectors.
create function acting_in(cities text[], sectors text[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from enterprises e where e.id = any (acting_enterprises()) and (e.city_code = any (cities)
    or exists (select from products p where p.enterprise_id = e.id and p.status = 'published' and p.sector_code = any (sectors))))
$$;
--> statement-breakpoint
-- Whether the actor may see the working copy, and so whose it is: for what others do not see of it any more.
create function acting_for_need(need uuid) returns boolean language sql stable as $$
  select exists (select from needs n where n.id = need)
$$;
--> statement-breakpoint
create policy seen_by on published_needs for select using (
  visibility = 'public'
  or visibility = 'registered' and (select acting_account()) is not null
  or visibility = 'chosen' and acting_in(city_codes, sector_codes)
  or acting_for_need(need_id));
--> statement-breakpoint
create policy published_for on published_needs for insert with check (exists (select from needs n where n.id = need_id
  and (n.enterprise_id = any ((select acting_enterprises())::uuid[]) or not acting_has_stake(n.enterprise_id, null))));
--> statement-breakpoint
create policy changed_for on published_needs for update using (exists (select from needs n where n.id = need_id
  and (n.enterprise_id = any ((select acting_enterprises())::uuid[]) or not acting_has_stake(n.enterprise_id, null))));
