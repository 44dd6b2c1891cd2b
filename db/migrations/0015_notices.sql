CREATE TABLE "expiry_warnings" (
	"claim_id" uuid NOT NULL,
	"threshold" integer NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expiry_warnings_claim_id_threshold_pk" PRIMARY KEY("claim_id","threshold")
);
--> statement-breakpoint
CREATE TABLE "notice_cursor" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"number" bigint NOT NULL,
	CONSTRAINT "notice_cursor_one" CHECK ("notice_cursor"."only")
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"account_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"frequency" text NOT NULL,
	CONSTRAINT "notice_settings_account_id_topic_pk" PRIMARY KEY("account_id","topic"),
	CONSTRAINT "notice_settings_topic_known" CHECK ("notice_settings"."topic" in ('security', 'inquiries', 'listings', 'enterprises', 'reviews', 'expiry')),
	CONSTRAINT "notice_settings_frequency_known" CHECK ("notice_settings"."frequency" in ('at-once', 'daily', 'weekly', 'never')),
	CONSTRAINT "notice_settings_security_stays" CHECK ("notice_settings"."topic" <> 'security')
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entry" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"kind" text NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"path" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"standing" text NOT NULL,
	"enterprise_id" uuid,
	"city_code" text,
	"county_code" text,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_told_once" UNIQUE("entry","account_id"),
	CONSTRAINT "notices_topic_known" CHECK ("notices"."topic" in ('security', 'inquiries', 'listings', 'enterprises', 'reviews', 'expiry')),
	CONSTRAINT "notices_standing_known" CHECK ("notices"."standing" in ('self', 'people', 'reviewer')),
	CONSTRAINT "notices_people_of" CHECK ("notices"."standing" <> 'people' or "notices"."enterprise_id" is not null),
	CONSTRAINT "notices_path_local" CHECK ("notices"."path" ~ '^/[^/]')
);
--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_of_account" ON "notices" USING btree ("account_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("account_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_to_mail" ON "notices" USING btree ("account_id") WHERE "notices"."mailed_at" is null;--> statement-breakpoint
-- What happened before there were notices is told to nobody.
insert into notice_cursor (number) select coalesce(max(number), 0) from journal_head;
--> statement-breakpoint
-- Whether somebody may still read what they were told.
create function notice_stands(notice notices) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
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
$$;
--> statement-breakpoint
alter table notices enable row level security;
--> statement-breakpoint
alter table notice_settings enable row level security;
--> statement-breakpoint
create policy own_read on notices for select using (account_id = (select acting_account()) and notice_stands(notices));
--> statement-breakpoint
create policy own_marked on notices for update using (account_id = (select acting_account()) and notice_stands(notices));
--> statement-breakpoint
create policy own_settings on notice_settings using (account_id = (select acting_account()));
--> statement-breakpoint
-- The worker writes these; people only mark as read.
do $$
begin
  if exists (select from pg_roles where rolname = 'guipintong_web') then
    revoke insert, update, delete, truncate on notices, notice_cursor, expiry_warnings from guipintong_web;
    grant update (read_at) on notices to guipintong_web;
  end if;
end
$$;
--> statement-breakpoint
create function journal_is_told() returns trigger language plpgsql as $$
begin
  perform enqueue('project-notices', '{}', 'project-notices');
  return null;
end
$$;
--> statement-breakpoint
create trigger journal_is_told after insert on journal for each statement execute function journal_is_told();
--> statement-breakpoint
-- What waited is delivered to who comes; the notice of the approval says how much it is.
create or replace function waiting_inquiries_are_delivered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from enterprises where id = new.enterprise_id for no key update;
  update inquiries set delivered_at = greatest(asked_at, new.since) where enterprise_id = new.enterprise_id and delivered_at is null;
  return null;
end
$$;
--> statement-breakpoint
-- Whoever closes their account no longer reads what they were told, and the site's role deletes no notices itself.
create function closed_accounts_are_told_nothing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notices where account_id = new.id;
  delete from notice_settings where account_id = new.id;
  return null;
end
$$;
--> statement-breakpoint
create trigger closed_accounts_are_told_nothing after update of closed_at on accounts for each row
  when (old.closed_at is null and new.closed_at is not null) execute function closed_accounts_are_told_nothing();
