CREATE TABLE "match_changes" (
	"side" text NOT NULL,
	"id" uuid NOT NULL,
	CONSTRAINT "match_changes_side_known" CHECK ("match_changes"."side" in ('need', 'product'))
);
--> statement-breakpoint
CREATE TABLE "match_feedback" (
	"account_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"score" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "match_feedback_account_id_need_id_product_id_pk" PRIMARY KEY("account_id","need_id","product_id"),
	CONSTRAINT "match_feedback_reason_known" CHECK ("match_feedback"."reason" in ('other-goods', 'specifications', 'quantity', 'place', 'time', 'other'))
);
--> statement-breakpoint
CREATE TABLE "match_sides" (
	"digest" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_state" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"rules" text NOT NULL,
	CONSTRAINT "match_state_only" CHECK ("match_state"."only")
);
--> statement-breakpoint
CREATE TABLE "need_goods" (
	"need_id" uuid NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "need_goods_key_need_id_pk" PRIMARY KEY("key","need_id")
);
--> statement-breakpoint
CREATE TABLE "need_matches" (
	"need_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"enterprise_id" uuid,
	"score" integer NOT NULL,
	"ledger" text NOT NULL,
	"need_side" text NOT NULL,
	"product_side" text NOT NULL,
	"matched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "need_matches_need_id_product_id_pk" PRIMARY KEY("need_id","product_id"),
	CONSTRAINT "need_matches_score" CHECK ("need_matches"."score" >= 0)
);
--> statement-breakpoint
CREATE TABLE "product_goods" (
	"product_id" uuid NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "product_goods_key_product_id_pk" PRIMARY KEY("key","product_id")
);
--> statement-breakpoint
ALTER TABLE "match_feedback" ADD CONSTRAINT "match_feedback_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_feedback" ADD CONSTRAINT "match_feedback_need_id_published_needs_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."published_needs"("need_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_feedback" ADD CONSTRAINT "match_feedback_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_goods" ADD CONSTRAINT "need_goods_need_id_published_needs_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."published_needs"("need_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_matches" ADD CONSTRAINT "need_matches_need_id_published_needs_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."published_needs"("need_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_matches" ADD CONSTRAINT "need_matches_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_matches" ADD CONSTRAINT "need_matches_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_matches" ADD CONSTRAINT "need_matches_need_side_match_sides_digest_fk" FOREIGN KEY ("need_side") REFERENCES "public"."match_sides"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_matches" ADD CONSTRAINT "need_matches_product_side_match_sides_digest_fk" FOREIGN KEY ("product_side") REFERENCES "public"."match_sides"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_goods" ADD CONSTRAINT "product_goods_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_changes_of" ON "match_changes" USING btree ("side","id");--> statement-breakpoint
CREATE INDEX "need_goods_of_need" ON "need_goods" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "need_matches_best" ON "need_matches" USING btree ("need_id","score" DESC NULLS LAST,"product_id");--> statement-breakpoint
CREATE INDEX "need_matches_of_product" ON "need_matches" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "need_matches_of_enterprise" ON "need_matches" USING btree ("enterprise_id","score" DESC NULLS LAST,"need_id");--> statement-breakpoint
CREATE INDEX "product_goods_of_product" ON "product_goods" USING btree ("product_id");--> statement-breakpoint
-- What has changed is noted by statement. The job for it is added at the commit, once a transaction: before that, who writes a product would keep
-- all others from writing one, for they would add the same job.
create function changes_are_matched() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('guipintong.matching', true) is distinct from pg_current_xact_id()::text then
    perform set_config('guipintong.matching', pg_current_xact_id()::text, true);
    perform enqueue('match-changes', '{}', 'match-changes');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger changes_are_matched after insert on match_changes deferrable initially deferred for each row
  execute function changes_are_matched();
--> statement-breakpoint
create function products_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    insert into match_changes (side, id) select 'product', a.id from before b join after a on a.id = b.id
      where (a.name, a.status, a.category_id, a.enterprise_id) is distinct from (b.name, b.status, b.category_id, b.enterprise_id);
  else
    insert into match_changes (side, id) select 'product', id from after where status = 'published';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger products_added after insert on products referencing new table as after for each statement execute function products_changed();
--> statement-breakpoint
create trigger products_changed after update on products referencing old table as before new table as after for each statement
  execute function products_changed();
--> statement-breakpoint
create function product_facts_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into match_changes (side, id) select distinct 'product', product_id from changed where product_id is not null;
  return null;
end
$$;
--> statement-breakpoint
create trigger attributes_added after insert on product_attributes referencing new table as changed for each statement
  execute function product_facts_changed();
--> statement-breakpoint
create trigger attributes_changed after update on product_attributes referencing new table as changed for each statement
  execute function product_facts_changed();
--> statement-breakpoint
create trigger attributes_removed after delete on product_attributes referencing old table as changed for each statement
  execute function product_facts_changed();
--> statement-breakpoint
create trigger credentials_added after insert on credentials referencing new table as changed for each statement
  execute function product_facts_changed();
--> statement-breakpoint
create trigger credentials_changed after update on credentials referencing new table as changed for each statement
  execute function product_facts_changed();
--> statement-breakpoint
create trigger credentials_removed after delete on credentials referencing old table as changed for each statement
  execute function product_facts_changed();
--> statement-breakpoint
create function need_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into match_changes (side, id) values ('need', new.need_id);
  return null;
end
$$;
--> statement-breakpoint
create trigger need_changed after insert or update of content, state on published_needs for each row execute function need_changed();
--> statement-breakpoint
alter table need_matches enable row level security;
--> statement-breakpoint
alter table match_sides enable row level security;
--> statement-breakpoint
alter table match_feedback enable row level security;
--> statement-breakpoint
-- A match: of the buyer's people, and of the maker's people who may see the need. Both are shown the same row.
create function acting_buys(need uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from needs n where n.id = need and n.enterprise_id = any (acting_enterprises()))
$$;
--> statement-breakpoint
create policy both_sides on need_matches for select using (
  enterprise_id = any ((select acting_enterprises())::uuid[]) and exists (select from published_needs n where n.need_id = need_matches.need_id)
  or acting_buys(need_id));
--> statement-breakpoint
create policy own_feedback on match_feedback using (account_id = (select acting_account()));
--> statement-breakpoint
do $$
begin
  if exists (select from pg_roles where rolname = 'guipintong_web') then
    revoke insert, update, delete, truncate on need_matches, match_sides, product_goods, need_goods, match_changes, match_state from guipintong_web;
  end if;
end
$$;
