CREATE TABLE "sheet_faults" (
	"upload_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"row" integer NOT NULL,
	"column" integer,
	"field" text NOT NULL,
	"typed" text NOT NULL,
	"code" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "sheet_faults_upload_id_number_pk" PRIMARY KEY("upload_id","number")
);
--> statement-breakpoint
CREATE TABLE "sheet_rows" (
	"upload_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"listing_id" uuid,
	"version" integer,
	"product_id" uuid,
	"own_number" text,
	"draft" jsonb,
	"outcome" text,
	CONSTRAINT "sheet_rows_upload_id_row_pk" PRIMARY KEY("upload_id","row"),
	CONSTRAINT "sheet_rows_outcome_known" CHECK ("sheet_rows"."outcome" in ('drafted', 'saved', 'submitted', 'confirmed', 'unchanged', 'incomplete', 'conflict')),
	CONSTRAINT "sheet_rows_version" CHECK (("sheet_rows"."listing_id" is null) = ("sheet_rows"."version" is null)),
	CONSTRAINT "sheet_rows_draft" CHECK (("sheet_rows"."outcome" is null) = ("sheet_rows"."draft" is not null))
);
--> statement-breakpoint
CREATE TABLE "sheet_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" integer NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"refused_for" text,
	"fresh" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"applied_by" uuid,
	"submits" boolean DEFAULT false NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "sheet_uploads_state_known" CHECK ("sheet_uploads"."state" in ('reading', 'refused', 'checked', 'discarded', 'applying', 'applied', 'stopped')),
	CONSTRAINT "sheet_uploads_refused_for" CHECK (("sheet_uploads"."state" = 'refused') = ("sheet_uploads"."refused_for" is not null)),
	CONSTRAINT "sheet_uploads_applied_by" CHECK ("sheet_uploads"."state" not in ('applying', 'applied', 'stopped') or "sheet_uploads"."applied_by" is not null)
);
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "own_number" text;--> statement-breakpoint
ALTER TABLE "sheet_faults" ADD CONSTRAINT "sheet_faults_upload_id_sheet_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."sheet_uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_rows" ADD CONSTRAINT "sheet_rows_upload_id_sheet_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."sheet_uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_uploads" ADD CONSTRAINT "sheet_uploads_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_uploads" ADD CONSTRAINT "sheet_uploads_uploaded_by_accounts_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_uploads" ADD CONSTRAINT "sheet_uploads_applied_by_accounts_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sheet_rows_to_do" ON "sheet_rows" USING btree ("upload_id","row") WHERE "sheet_rows"."outcome" is null;--> statement-breakpoint
CREATE INDEX "sheet_uploads_of_enterprise" ON "sheet_uploads" USING btree ("enterprise_id","uploaded_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "sheet_uploads_under_way" ON "sheet_uploads" USING btree ("id") WHERE "sheet_uploads"."state" in ('reading', 'applying');--> statement-breakpoint
CREATE UNIQUE INDEX "listings_own_number" ON "listings" USING btree ("enterprise_id","own_number") WHERE "listings"."own_number" is not null;--> statement-breakpoint
-- What an enterprise has sent is for its people. The worker, which reads and carries out, is the owner.
alter table sheet_uploads enable row level security;
--> statement-breakpoint
alter table sheet_rows enable row level security;
--> statement-breakpoint
alter table sheet_faults enable row level security;
--> statement-breakpoint
create policy own_enterprise on sheet_uploads using (enterprise_id = any ((select acting_enterprises())::uuid[]))
  with check (enterprise_id = any ((select acting_enterprises())::uuid[]));
--> statement-breakpoint
create policy own_enterprise on sheet_rows using (exists (select from sheet_uploads u where u.id = upload_id));
--> statement-breakpoint
create policy own_enterprise on sheet_faults using (exists (select from sheet_uploads u where u.id = upload_id));
