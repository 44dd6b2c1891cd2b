CREATE TABLE "sitemap_parts" (
	"kind" text NOT NULL,
	"first" text NOT NULL,
	CONSTRAINT "sitemap_parts_kind_first_pk" PRIMARY KEY("kind","first")
);
--> statement-breakpoint
CREATE TABLE "credential_tallies" (
	"day" date NOT NULL,
	"regulated" boolean NOT NULL,
	"begun" integer NOT NULL,
	"ended" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demand_tallies" (
	"city_code" text,
	"basis" text NOT NULL,
	"demands" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprise_tallies" (
	"city_code" text,
	"basis" text NOT NULL,
	"enterprises" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "maker_sectors" (
	"enterprise_id" uuid NOT NULL,
	"sector_code" text NOT NULL,
	"open" integer NOT NULL,
	"published" integer NOT NULL,
	CONSTRAINT "maker_sectors_enterprise_id_sector_code_pk" PRIMARY KEY("enterprise_id","sector_code")
);
--> statement-breakpoint
CREATE TABLE "makers" (
	"enterprise_id" uuid PRIMARY KEY NOT NULL,
	"city_code" text,
	"name_sort" text NOT NULL,
	"open" integer NOT NULL,
	"published" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_tallies" (
	"sector_code" text NOT NULL,
	"city_code" text,
	"county_code" text,
	"basis" text NOT NULL,
	"maker_scope" text NOT NULL,
	"regulated" boolean NOT NULL,
	"products" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sector_tallies" (
	"sector_code" text NOT NULL,
	"open" integer NOT NULL,
	"published" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "products_newest";--> statement-breakpoint
ALTER TABLE "maker_sectors" ADD CONSTRAINT "maker_sectors_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "makers" ADD CONSTRAINT "makers_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
DROP INDEX "products_of_sector";--> statement-breakpoint
DROP INDEX "products_of_city";--> statement-breakpoint
CREATE INDEX "products_of_sector" ON "products" USING btree ("sector_code","name_sort","id","regulated") WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE INDEX "products_of_city" ON "products" USING btree ("city_code","name_sort","id","regulated") WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE INDEX "makers_of_city_open" ON "makers" USING btree ("city_code","open" DESC NULLS FIRST,"name_sort","enterprise_id");--> statement-breakpoint
CREATE INDEX "makers_of_city" ON "makers" USING btree ("city_code","published" DESC NULLS FIRST,"name_sort","enterprise_id");--> statement-breakpoint
CREATE INDEX "products_newest_open" ON "products" USING btree ("published_at" DESC NULLS FIRST,"ref" DESC NULLS FIRST) WHERE "products"."status" = 'published' and "products"."regulated" is null;--> statement-breakpoint
CREATE INDEX "products_open" ON "products" USING btree ("ref") WHERE "products"."status" = 'published' and "products"."regulated" is null;--> statement-breakpoint
CREATE INDEX "products_newest" ON "products" USING btree ("published_at" DESC NULLS FIRST,"ref" DESC NULLS FIRST) WHERE "products"."status" = 'published';--> statement-breakpoint
-- The text of the statement that brings a tally up to date with changed rows, each with a sign: 1 for a row that is there now,
-- -1 for one that was. What has not changed cancels out.
CREATE FUNCTION "tally_of"(tally text, changed text) RETURNS text LANGUAGE sql IMMUTABLE AS $function$
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
    end, changed) $function$;--> statement-breakpoint
-- Brings the tallies that it is given up to date with what a statement has changed.
CREATE FUNCTION "tally"() RETURNS trigger LANGUAGE plpgsql AS $function$
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
end $function$;--> statement-breakpoint
-- A deleted product takes its credentials with it while it is still known how they counted.
CREATE FUNCTION "delete_credentials_of_product"() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  delete from credentials where product_id = old.id;
  return old;
end $function$;--> statement-breakpoint
-- Counts everything anew. Who writes meanwhile waits.
CREATE FUNCTION "recount_tallies"() RETURNS void LANGUAGE plpgsql AS $function$
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
end $function$;--> statement-breakpoint
-- Adds up the rows of each key. Rows that others are appending meanwhile are left as they are.
CREATE FUNCTION "compact_tallies"() RETURNS void LANGUAGE sql AS $function$
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
$function$;--> statement-breakpoint
CREATE FUNCTION "recount_after_truncate"() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  perform recount_tallies();
  return null;
end $function$;--> statement-breakpoint
CREATE TRIGGER "tally_inserted" AFTER INSERT ON "enterprises" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('enterprise_tallies', 'makers');--> statement-breakpoint
CREATE TRIGGER "tally_updated" AFTER UPDATE ON "enterprises" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('enterprise_tallies', 'makers');--> statement-breakpoint
CREATE TRIGGER "tally_deleted" AFTER DELETE ON "enterprises" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('enterprise_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_inserted" AFTER INSERT ON "products" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('product_tallies', 'makers of products', 'maker_sectors');--> statement-breakpoint
CREATE TRIGGER "tally_updated" AFTER UPDATE ON "products" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('product_tallies', 'makers of products', 'maker_sectors', 'credential_tallies of products');--> statement-breakpoint
CREATE TRIGGER "tally_deleted" AFTER DELETE ON "products" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('product_tallies', 'makers of products', 'maker_sectors');--> statement-breakpoint
CREATE TRIGGER "delete_credentials" BEFORE DELETE ON "products"
  FOR EACH ROW EXECUTE FUNCTION delete_credentials_of_product();--> statement-breakpoint
CREATE TRIGGER "tally_inserted" AFTER INSERT ON "credentials" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('bearers', 'credential_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_updated" AFTER UPDATE ON "credentials" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('bearers', 'credential_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_deleted" AFTER DELETE ON "credentials" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('bearers', 'credential_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_inserted" AFTER INSERT ON "demands" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('demand_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_updated" AFTER UPDATE ON "demands" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('demand_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_deleted" AFTER DELETE ON "demands" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('demand_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_inserted" AFTER INSERT ON "maker_sectors" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('sector_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_updated" AFTER UPDATE ON "maker_sectors" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('sector_tallies');--> statement-breakpoint
CREATE TRIGGER "tally_deleted" AFTER DELETE ON "maker_sectors" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tally('sector_tallies');--> statement-breakpoint
CREATE TRIGGER "recount" AFTER TRUNCATE ON "enterprises" FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();--> statement-breakpoint
CREATE TRIGGER "recount" AFTER TRUNCATE ON "products" FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();--> statement-breakpoint
CREATE TRIGGER "recount" AFTER TRUNCATE ON "credentials" FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();--> statement-breakpoint
CREATE TRIGGER "recount" AFTER TRUNCATE ON "demands" FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();--> statement-breakpoint
SELECT recount_tallies();
