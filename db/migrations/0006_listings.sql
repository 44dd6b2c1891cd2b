CREATE TABLE "claim_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" uuid NOT NULL,
	"state" text NOT NULL,
	"issuer" text,
	"valid_from" text,
	"valid_to" text,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "claim_versions_state_known" CHECK ("claim_versions"."state" in ('declared', 'reviewed', 'withdrawn')),
	CONSTRAINT "claim_versions_known" CHECK ("claim_versions"."known_from" <= "claim_versions"."known_to"),
	CONSTRAINT "claim_versions_days" CHECK ("claim_versions"."valid_from" ~ '^\d{4}-\d\d-\d\d$' and "claim_versions"."valid_to" ~ '^\d{4}-\d\d-\d\d$' or "claim_versions"."valid_from" is null or "claim_versions"."valid_to" is null)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"evidence_file_id" uuid,
	CONSTRAINT "claims_kind_known" CHECK ("claims"."kind" in ('honour', 'certificate', 'licence', 'standard', 'patent', 'geographical-indication', 'listing'))
);
--> statement-breakpoint
CREATE TABLE "enterprise_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" integer NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"city_code" text NOT NULL,
	"county_code" text,
	"proposed" jsonb NOT NULL,
	"published" jsonb,
	"difference" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"status" text DEFAULT 'submitted' NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reasons" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "listing_reviews_status_known" CHECK ("listing_reviews"."status" in ('submitted', 'approved', 'returned', 'withdrawn')),
	CONSTRAINT "listing_reviews_returned_with_reasons" CHECK ("listing_reviews"."status" <> 'returned' or "listing_reviews"."reasons" <> '{}')
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"product_id" uuid,
	"draft" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'editing' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listings_state_known" CHECK ("listings"."state" in ('editing', 'submitted', 'returned', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "photographs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"sizes" jsonb NOT NULL,
	"position" integer NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "standards" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "export_markets" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "claim_versions" ADD CONSTRAINT "claim_versions_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_evidence_file_id_enterprise_files_id_fk" FOREIGN KEY ("evidence_file_id") REFERENCES "public"."enterprise_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_files" ADD CONSTRAINT "enterprise_files_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_files" ADD CONSTRAINT "enterprise_files_uploaded_by_accounts_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photographs" ADD CONSTRAINT "photographs_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photographs" ADD CONSTRAINT "photographs_uploaded_by_accounts_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_versions_present" ON "claim_versions" USING btree ("claim_id") WHERE "claim_versions"."known_to" is null;--> statement-breakpoint
CREATE INDEX "claim_versions_of_claim" ON "claim_versions" USING btree ("claim_id","known_from");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_once" ON "claims" USING btree ("listing_id","kind","title",coalesce("number", ''));--> statement-breakpoint
CREATE INDEX "enterprise_files_of_enterprise" ON "enterprise_files" USING btree ("enterprise_id","uploaded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_reviews_open" ON "listing_reviews" USING btree ("listing_id") WHERE "listing_reviews"."status" = 'submitted';--> statement-breakpoint
CREATE INDEX "listing_reviews_waiting" ON "listing_reviews" USING btree ("city_code","submitted_at") WHERE "listing_reviews"."status" = 'submitted';--> statement-breakpoint
CREATE INDEX "listing_reviews_of_listing" ON "listing_reviews" USING btree ("listing_id","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "listings_of_product" ON "listings" USING btree ("product_id") WHERE "listings"."product_id" is not null;--> statement-breakpoint
CREATE INDEX "listings_of_enterprise" ON "listings" USING btree ("enterprise_id","updated_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "photographs_of_listing" ON "photographs" USING btree ("listing_id","position");--> statement-breakpoint
-- Numbers of products that their makers list: P100001, after those of the data (P0001 …).
create sequence product_refs start 100001;
