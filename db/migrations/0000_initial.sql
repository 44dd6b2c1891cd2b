CREATE TABLE "attributes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"vi" text NOT NULL,
	"type" text NOT NULL,
	"dimension" text,
	"least" numeric,
	"most" numeric,
	"choices" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "attributes_type_known" CHECK ("attributes"."type" in ('number', 'choice', 'text')),
	CONSTRAINT "attributes_choices_by_type" CHECK (("attributes"."type" = 'choice') = (cardinality("attributes"."choices") > 0))
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"path" text NOT NULL,
	"parent_id" uuid,
	"zh" text NOT NULL,
	"en" text,
	"vi" text
);
--> statement-breakpoint
CREATE TABLE "category_attributes" (
	"category_id" uuid NOT NULL,
	"attribute_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "category_attributes_category_id_attribute_id_pk" PRIMARY KEY("category_id","attribute_id")
);
--> statement-breakpoint
CREATE TABLE "product_attributes" (
	"product_id" uuid NOT NULL,
	"attribute_id" uuid NOT NULL,
	"typed" text NOT NULL,
	"low" numeric,
	"high" numeric,
	"unit_code" text,
	"source" text,
	"source_title" text,
	"basis" text NOT NULL,
	CONSTRAINT "product_attributes_product_id_attribute_id_pk" PRIMARY KEY("product_id","attribute_id"),
	CONSTRAINT "product_attributes_basis_known" CHECK ("product_attributes"."basis" in ('page', 'page+name', 'page+category', 'page+inferred', 'declared')),
	CONSTRAINT "product_attributes_range" CHECK ("product_attributes"."low" is null or "product_attributes"."high" is null or "product_attributes"."low" <= "product_attributes"."high")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"name_sort" text NOT NULL,
	"brand" text,
	"enterprise_id" uuid,
	"enterprise_as_printed" text,
	"maker_scope" text NOT NULL,
	"sector_code" text NOT NULL,
	"category_id" uuid NOT NULL,
	"division_code" text,
	"city_code" text,
	"county_code" text,
	"notes" text,
	"applications" text[] DEFAULT '{}' NOT NULL,
	"hs_code" text,
	"capacity" numeric,
	"capacity_unit" text,
	"capacity_period" text,
	"minimum_order" numeric,
	"minimum_order_unit" text,
	"lead_time_days" integer,
	"contract_manufacturing" boolean,
	"regulated" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp with time zone,
	"source" text,
	"source_title" text,
	"basis" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_status_known" CHECK ("products"."status" in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
	CONSTRAINT "products_scope_known" CHECK ("products"."maker_scope" in ('enterprise', 'unresolved', 'regional', 'brand')),
	CONSTRAINT "products_basis_known" CHECK ("products"."basis" in ('page', 'page+name', 'page+category', 'page+inferred', 'declared')),
	CONSTRAINT "products_regulated_known" CHECK ("products"."regulated" in ('drug')),
	CONSTRAINT "products_maker_by_scope" CHECK (("products"."maker_scope" = 'enterprise') = ("products"."enterprise_id" is not null)),
	CONSTRAINT "products_published_at_known" CHECK ("products"."status" <> 'published' or "products"."published_at" is not null),
	CONSTRAINT "products_county_has_city" CHECK ("products"."county_code" is null or "products"."city_code" is not null),
	CONSTRAINT "products_hs_code" CHECK ("products"."hs_code" ~ '^[0-9]{6,10}$'),
	CONSTRAINT "products_capacity_whole" CHECK (num_nulls("products"."capacity", "products"."capacity_unit", "products"."capacity_period") in (0, 3)),
	CONSTRAINT "products_minimum_order_whole" CHECK (num_nulls("products"."minimum_order", "products"."minimum_order_unit") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text PRIMARY KEY NOT NULL,
	"dimension" text NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"factor" numeric NOT NULL,
	"shift" numeric DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "correction_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"subject" text NOT NULL,
	"subject_ref" text NOT NULL,
	"wish" text NOT NULL,
	"statement" text NOT NULL,
	"role" text NOT NULL,
	"contact" text,
	"status" text DEFAULT 'waiting' NOT NULL,
	"form_key" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "correction_requests_subject_known" CHECK ("correction_requests"."subject" in ('product', 'enterprise', 'demand')),
	CONSTRAINT "correction_requests_wish_known" CHECK ("correction_requests"."wish" in ('correct', 'remove', 'confirm')),
	CONSTRAINT "correction_requests_role_known" CHECK ("correction_requests"."role" in ('enterprise', 'authority', 'association', 'buyer', 'other')),
	CONSTRAINT "correction_requests_status_known" CHECK ("correction_requests"."status" in ('waiting', 'accepted', 'refused')),
	CONSTRAINT "correction_requests_statement_length" CHECK (char_length("correction_requests"."statement") between 10 and 2000),
	CONSTRAINT "correction_requests_contact_length" CHECK (char_length("correction_requests"."contact") between 5 and 200)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enterprise_id" uuid,
	"product_id" uuid,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"title" text NOT NULL,
	"family" text NOT NULL,
	"issuer" text,
	"number" text,
	"batch" text,
	"valid_from" date,
	"valid_to" date,
	"validity_basis" text,
	"evidence" text,
	"source" text,
	"source_title" text,
	"basis" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credentials_stated_once" UNIQUE NULLS NOT DISTINCT("enterprise_id","product_id","title","batch","number"),
	CONSTRAINT "credentials_one_bearer" CHECK (num_nonnulls("credentials"."enterprise_id", "credentials"."product_id") = 1),
	CONSTRAINT "credentials_period" CHECK ("credentials"."valid_from" <= "credentials"."valid_to"),
	CONSTRAINT "credentials_kind_known" CHECK ("credentials"."kind" in ('honour', 'certificate', 'licence', 'standard', 'patent', 'geographical-indication', 'listing')),
	CONSTRAINT "credentials_level_known" CHECK ("credentials"."level" in ('national', 'regional', 'municipal', 'other')),
	CONSTRAINT "credentials_basis_known" CHECK ("credentials"."basis" in ('page', 'page+name', 'page+category', 'page+inferred', 'declared'))
);
--> statement-breakpoint
CREATE TABLE "demands" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"buyer" text,
	"buyer_type" text NOT NULL,
	"city_code" text,
	"place" text,
	"wanted_product" text NOT NULL,
	"sector_code" text,
	"quantity" text,
	"budget_fen" bigint,
	"published_on" date,
	"published_precision" text,
	"project_number" text,
	"method" text,
	"delivery_term" text,
	"reserved_for_smes" boolean,
	"notes" text,
	"source" text,
	"source_title" text,
	"basis" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demands_kind_known" CHECK ("demands"."kind" in ('tender', 'intent', 'order', 'interest', 'standing', 'framework', 'policy')),
	CONSTRAINT "demands_buyer_type_known" CHECK ("demands"."buyer_type" in ('enterprise', 'government', 'hospital', 'public', 'overseas', 'school', 'park', 'soe')),
	CONSTRAINT "demands_basis_known" CHECK ("demands"."basis" in ('page', 'page+name', 'page+category', 'page+inferred', 'declared')),
	CONSTRAINT "demands_date_has_precision" CHECK (("demands"."published_on" is null) = ("demands"."published_precision" is null)),
	CONSTRAINT "demands_budget_positive" CHECK ("demands"."budget_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "enterprises" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"name_sort" text NOT NULL,
	"uscc" text,
	"city_code" text,
	"county_code" text,
	"main_product" text,
	"main_product_regulated" boolean DEFAULT false NOT NULL,
	"source" text,
	"source_title" text,
	"basis" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enterprises_uscc_alphabet" CHECK ("enterprises"."uscc" ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$'),
	CONSTRAINT "enterprises_county_has_city" CHECK ("enterprises"."county_code" is null or "enterprises"."city_code" is not null),
	CONSTRAINT "enterprises_basis_known" CHECK ("enterprises"."basis" in ('page', 'page+name', 'page+category', 'page+inferred', 'declared'))
);
--> statement-breakpoint
CREATE TABLE "fairs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"series" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"edition" text,
	"year" integer,
	"starts_on" date,
	"ends_on" date,
	"city_code" text,
	"place" text,
	"venue" text,
	"organiser" text,
	"exhibitors" integer,
	"booths" integer,
	"area_m_2" integer,
	"theme" text,
	"notes" text,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fairs_dates_in_order" CHECK ("fairs"."starts_on" <= "fairs"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "industry_divisions" (
	"code" text PRIMARY KEY NOT NULL,
	"zh" text NOT NULL,
	"standard" text NOT NULL,
	CONSTRAINT "industry_divisions_code" CHECK ("industry_divisions"."code" ~ '^[A-T][0-9]{2}$')
);
--> statement-breakpoint
CREATE TABLE "sector_chains" (
	"sector_code" text NOT NULL,
	"taxonomy_id" text NOT NULL,
	"chain_code" text NOT NULL,
	CONSTRAINT "sector_chains_sector_code_taxonomy_id_chain_code_pk" PRIMARY KEY("sector_code","taxonomy_id","chain_code")
);
--> statement-breakpoint
CREATE TABLE "sector_divisions" (
	"sector_code" text NOT NULL,
	"division_code" text NOT NULL,
	CONSTRAINT "sector_divisions_sector_code_division_code_pk" PRIMARY KEY("sector_code","division_code")
);
--> statement-breakpoint
CREATE TABLE "sectors" (
	"code" text PRIMARY KEY NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"vi" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "taxonomies" (
	"id" text PRIMARY KEY NOT NULL,
	"zh" text NOT NULL,
	"en" text,
	"year" integer,
	"validity" text,
	"source" text NOT NULL,
	"verified" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "taxonomy_chains" (
	"taxonomy_id" text NOT NULL,
	"code" text NOT NULL,
	"zh" text NOT NULL,
	"en" text,
	"group_zh" text,
	"group_en" text,
	"city_codes" text[] DEFAULT '{}' NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "taxonomy_chains_taxonomy_id_code_pk" PRIMARY KEY("taxonomy_id","code")
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"parent_code" text,
	"zh" text NOT NULL,
	"short" text NOT NULL,
	"en" text NOT NULL,
	"vi" text,
	"za" text,
	"pinyin" text NOT NULL,
	"plate" text,
	"former_names" text[] DEFAULT '{}' NOT NULL,
	"former_note" text,
	CONSTRAINT "regions_kind_known" CHECK ("regions"."kind" in ('region', 'city', 'county')),
	CONSTRAINT "regions_code_is_gbt_2260" CHECK ("regions"."code" ~ '^[0-9]{6}$'),
	CONSTRAINT "regions_parent_by_kind" CHECK (("regions"."kind" = 'region') = ("regions"."parent_code" is null))
);
--> statement-breakpoint
CREATE TABLE "search_changes" (
	"kind" text NOT NULL,
	"id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"kind" text NOT NULL,
	"id" uuid NOT NULL,
	"quality" real NOT NULL,
	"name_sort" text NOT NULL,
	"newest" timestamp with time zone NOT NULL,
	"regulated" boolean NOT NULL,
	"sectors" text[] NOT NULL,
	"city" text,
	"county" text,
	"brands" text[] NOT NULL,
	"families" text[] NOT NULL,
	"maker" uuid,
	"honours" text[] NOT NULL,
	"honours_from" date[] NOT NULL,
	"honours_to" date[] NOT NULL,
	"proofs" text[] NOT NULL,
	"proofs_from" date[] NOT NULL,
	"proofs_to" date[] NOT NULL,
	"fields" json NOT NULL,
	"lexemes" "tsvector" NOT NULL,
	CONSTRAINT "search_documents_kind_id_pk" PRIMARY KEY("kind","id"),
	CONSTRAINT "search_documents_kind_known" CHECK ("search_documents"."kind" in ('product', 'enterprise'))
);
--> statement-breakpoint
CREATE TABLE "search_slips" (
	"slip" text NOT NULL,
	"word" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"analysis" text NOT NULL,
	"rebuilding" boolean DEFAULT false NOT NULL,
	"built_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"lexeme" text NOT NULL,
	"documents" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text NOT NULL,
	"pinyin" text,
	"initials" text
);
--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_categories_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_attributes" ADD CONSTRAINT "category_attributes_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_attributes" ADD CONSTRAINT "category_attributes_attribute_id_attributes_id_fk" FOREIGN KEY ("attribute_id") REFERENCES "public"."attributes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_attributes" ADD CONSTRAINT "product_attributes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_attributes" ADD CONSTRAINT "product_attributes_attribute_id_attributes_id_fk" FOREIGN KEY ("attribute_id") REFERENCES "public"."attributes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_attributes" ADD CONSTRAINT "product_attributes_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_sector_code_sectors_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sectors"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_division_code_industry_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."industry_divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_city_code_regions_code_fk" FOREIGN KEY ("city_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_county_code_regions_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demands" ADD CONSTRAINT "demands_city_code_regions_code_fk" FOREIGN KEY ("city_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demands" ADD CONSTRAINT "demands_sector_code_sectors_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sectors"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_city_code_regions_code_fk" FOREIGN KEY ("city_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_county_code_regions_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_city_code_regions_code_fk" FOREIGN KEY ("city_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_chains" ADD CONSTRAINT "sector_chains_sector_code_sectors_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sectors"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_chains" ADD CONSTRAINT "sector_chains_taxonomy_id_chain_code_taxonomy_chains_taxonomy_id_code_fk" FOREIGN KEY ("taxonomy_id","chain_code") REFERENCES "public"."taxonomy_chains"("taxonomy_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_divisions" ADD CONSTRAINT "sector_divisions_sector_code_sectors_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sectors"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_divisions" ADD CONSTRAINT "sector_divisions_division_code_industry_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."industry_divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taxonomy_chains" ADD CONSTRAINT "taxonomy_chains_taxonomy_id_taxonomies_id_fk" FOREIGN KEY ("taxonomy_id") REFERENCES "public"."taxonomies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_parent_code_regions_code_fk" FOREIGN KEY ("parent_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attributes_key" ON "attributes" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "categories_path" ON "categories" USING btree ("path");--> statement-breakpoint
CREATE UNIQUE INDEX "products_ref" ON "products" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "products_of_enterprise" ON "products" USING btree ("enterprise_id","name_sort","id");--> statement-breakpoint
CREATE INDEX "products_of_sector" ON "products" USING btree ("sector_code","name_sort","id") WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE INDEX "products_of_city" ON "products" USING btree ("city_code","name_sort","id") WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE INDEX "products_of_category" ON "products" USING btree ("category_id","name_sort","id") WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE INDEX "products_newest" ON "products" USING btree ("published_at" DESC NULLS LAST,"ref" DESC NULLS LAST) WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "correction_requests_ref" ON "correction_requests" USING btree ("ref");--> statement-breakpoint
CREATE UNIQUE INDEX "correction_requests_form" ON "correction_requests" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "correction_requests_waiting" ON "correction_requests" USING btree ("created_at") WHERE "correction_requests"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "correction_requests_with_contact" ON "correction_requests" USING btree ("created_at") WHERE "correction_requests"."contact" is not null;--> statement-breakpoint
CREATE INDEX "credentials_of_product" ON "credentials" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "demands_ref" ON "demands" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "demands_newest" ON "demands" USING btree ("published_on" DESC NULLS LAST,"ref");--> statement-breakpoint
CREATE INDEX "demands_of_sector" ON "demands" USING btree ("sector_code");--> statement-breakpoint
CREATE INDEX "demands_of_city" ON "demands" USING btree ("city_code");--> statement-breakpoint
CREATE UNIQUE INDEX "enterprises_ref" ON "enterprises" USING btree ("ref");--> statement-breakpoint
CREATE UNIQUE INDEX "enterprises_uscc" ON "enterprises" USING btree ("uscc") WHERE "enterprises"."uscc" is not null;--> statement-breakpoint
CREATE INDEX "enterprises_by_name" ON "enterprises" USING btree ("name_sort","id");--> statement-breakpoint
CREATE INDEX "enterprises_of_city" ON "enterprises" USING btree ("city_code","name_sort","id");--> statement-breakpoint
CREATE UNIQUE INDEX "fairs_ref" ON "fairs" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "fairs_by_date" ON "fairs" USING btree ("starts_on");--> statement-breakpoint
CREATE INDEX "fairs_of_series" ON "fairs" USING btree ("series","year");--> statement-breakpoint
CREATE INDEX "regions_of_parent" ON "regions" USING btree ("parent_code");--> statement-breakpoint
CREATE INDEX "search_documents_lexemes" ON "search_documents" USING gin ("lexemes") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_documents_best" ON "search_documents" USING btree ("kind","quality" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "search_documents_by_name" ON "search_documents" USING btree ("kind","name_sort","id");--> statement-breakpoint
CREATE INDEX "search_documents_newest" ON "search_documents" USING btree ("kind","newest" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "search_slips_slip" ON "search_slips" USING btree ("slip");--> statement-breakpoint
CREATE INDEX "search_terms_lexeme" ON "search_terms" USING btree ("lexeme");--> statement-breakpoint
CREATE INDEX "search_words_word" ON "search_words" USING btree ("word");--> statement-breakpoint
CREATE INDEX "search_words_pinyin" ON "search_words" USING btree ("pinyin");--> statement-breakpoint
CREATE INDEX "search_words_initials" ON "search_words" USING btree ("initials");