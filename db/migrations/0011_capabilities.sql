CREATE TABLE "capabilities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"process_code" text NOT NULL,
	"detail" text NOT NULL,
	"name_sort" text NOT NULL,
	"city_code" text NOT NULL,
	"county_code" text,
	"materials" text[] DEFAULT '{}' NOT NULL,
	"grades" text[] DEFAULT '{}' NOT NULL,
	"tolerance" text,
	"tolerance_low" numeric,
	"tolerance_high" numeric,
	"size" text,
	"size_low" numeric,
	"size_high" numeric,
	"monthly_capacity" numeric,
	"capacity_unit" text,
	"batch_least" numeric,
	"batch_most" numeric,
	"batch_unit" text,
	"lead_time_days" integer,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "capabilities_capacity_whole" CHECK (num_nulls("capabilities"."monthly_capacity", "capabilities"."capacity_unit") in (0, 2)),
	CONSTRAINT "capabilities_batch_whole" CHECK (("capabilities"."batch_unit" is null) = ("capabilities"."batch_least" is null and "capabilities"."batch_most" is null)),
	CONSTRAINT "capabilities_batch" CHECK ("capabilities"."batch_least" <= "capabilities"."batch_most")
);
--> statement-breakpoint
CREATE TABLE "capability_profiles" (
	"enterprise_id" uuid PRIMARY KEY NOT NULL,
	"profile" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "processes" (
	"code" text PRIMARY KEY NOT NULL,
	"family" text NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"vi" text NOT NULL,
	"synonyms" text[] DEFAULT '{}' NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_names" (
	"grade" text NOT NULL,
	"system" text NOT NULL,
	"name" text NOT NULL,
	"sameness" text NOT NULL,
	"standard" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "grade_names_grade_system_name_pk" PRIMARY KEY("grade","system","name"),
	CONSTRAINT "grade_names_sameness_known" CHECK ("grade_names"."sameness" in ('renamed', 'comparable'))
);
--> statement-breakpoint
ALTER TABLE "search_documents" DROP CONSTRAINT "search_documents_kind_known";--> statement-breakpoint
ALTER TABLE "product_attributes" ADD COLUMN "grades" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "kind" text DEFAULT 'product' NOT NULL;--> statement-breakpoint
ALTER TABLE "capabilities" ADD CONSTRAINT "capabilities_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capabilities" ADD CONSTRAINT "capabilities_process_code_processes_code_fk" FOREIGN KEY ("process_code") REFERENCES "public"."processes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capabilities" ADD CONSTRAINT "capabilities_city_code_regions_code_fk" FOREIGN KEY ("city_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capabilities" ADD CONSTRAINT "capabilities_county_code_regions_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capabilities" ADD CONSTRAINT "capabilities_capacity_unit_units_code_fk" FOREIGN KEY ("capacity_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capabilities" ADD CONSTRAINT "capabilities_batch_unit_units_code_fk" FOREIGN KEY ("batch_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capability_profiles" ADD CONSTRAINT "capability_profiles_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "capabilities_once" ON "capabilities" USING btree ("enterprise_id","process_code","detail");--> statement-breakpoint
CREATE INDEX "capabilities_of_city" ON "capabilities" USING btree ("city_code","name_sort","id");--> statement-breakpoint
CREATE UNIQUE INDEX "listings_profile_of_enterprise" ON "listings" USING btree ("enterprise_id") WHERE "listings"."kind" = 'capability';--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_kind_known" CHECK ("listings"."kind" in ('product', 'capability'));--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_product_by_kind" CHECK ("listings"."kind" = 'product' or "listings"."product_id" is null);--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_kind_known" CHECK ("search_documents"."kind" in ('product', 'enterprise', 'capability'));