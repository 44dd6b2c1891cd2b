CREATE TABLE "asker_blocks" (
	"enterprise_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"blocked_by" uuid NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "asker_blocks_enterprise_id_account_id_pk" PRIMARY KEY("enterprise_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "contact_consents" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_consents_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inquiry_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"side" text NOT NULL,
	"given" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_consents_side_known" CHECK ("contact_consents"."side" in ('asker', 'enterprise'))
);
--> statement-breakpoint
CREATE TABLE "inquiries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"asker_id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"product_id" uuid,
	"subject" text NOT NULL,
	"quantity" numeric,
	"unit" text,
	"text_digest" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"withheld" boolean DEFAULT false NOT NULL,
	"delivered_at" timestamp with time zone,
	"first_answer_at" timestamp with time zone,
	"last_number" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inquiries_subject_length" CHECK (char_length("inquiries"."subject") between 2 and 120),
	CONSTRAINT "inquiries_quantity_whole" CHECK (("inquiries"."quantity" is null) = ("inquiries"."unit" is null) and "inquiries"."quantity" > 0),
	CONSTRAINT "inquiries_unit_length" CHECK (char_length("inquiries"."unit") between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "inquiry_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"hash" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "inquiry_files_in_order" UNIQUE("message_id","place"),
	CONSTRAINT "inquiry_files_few" CHECK ("inquiry_files"."place" between 1 and 3),
	CONSTRAINT "inquiry_files_hash" CHECK ("inquiry_files"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "inquiry_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"inquiry_id" uuid NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"sender_id" uuid NOT NULL,
	"side" text NOT NULL,
	"text" text NOT NULL,
	"withheld" boolean DEFAULT false NOT NULL,
	"form_key" uuid NOT NULL,
	"form_digest" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inquiry_messages_in_order" UNIQUE("inquiry_id","number"),
	CONSTRAINT "inquiry_messages_side_known" CHECK ("inquiry_messages"."side" in ('asker', 'enterprise')),
	CONSTRAINT "inquiry_messages_text_length" CHECK (char_length("inquiry_messages"."text") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "inquiry_reads" (
	"inquiry_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "inquiry_reads_inquiry_id_account_id_pk" PRIMARY KEY("inquiry_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"account_id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "follows_account_id_enterprise_id_pk" PRIMARY KEY("account_id","enterprise_id")
);
--> statement-breakpoint
CREATE TABLE "shortlist_items" (
	"account_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shortlist_items_account_id_product_id_pk" PRIMARY KEY("account_id","product_id"),
	CONSTRAINT "shortlist_items_note_length" CHECK (char_length("shortlist_items"."note") <= 500)
);
--> statement-breakpoint
ALTER TABLE "asker_blocks" ADD CONSTRAINT "asker_blocks_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asker_blocks" ADD CONSTRAINT "asker_blocks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asker_blocks" ADD CONSTRAINT "asker_blocks_blocked_by_accounts_id_fk" FOREIGN KEY ("blocked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_consents" ADD CONSTRAINT "contact_consents_inquiry_id_inquiries_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_consents" ADD CONSTRAINT "contact_consents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_asker_id_accounts_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_files" ADD CONSTRAINT "inquiry_files_message_id_inquiry_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."inquiry_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_messages" ADD CONSTRAINT "inquiry_messages_inquiry_id_inquiries_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_messages" ADD CONSTRAINT "inquiry_messages_sender_id_accounts_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_reads" ADD CONSTRAINT "inquiry_reads_inquiry_id_inquiries_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_reads" ADD CONSTRAINT "inquiry_reads_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_items" ADD CONSTRAINT "shortlist_items_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_items" ADD CONSTRAINT "shortlist_items_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_consents_of_thread" ON "contact_consents" USING btree ("inquiry_id","account_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiries_ref" ON "inquiries" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "inquiries_asked" ON "inquiries" USING btree ("asker_id","asked_at");--> statement-breakpoint
CREATE INDEX "inquiries_delivered" ON "inquiries" USING btree ("enterprise_id","delivered_at");--> statement-breakpoint
CREATE INDEX "inquiries_same_text" ON "inquiries" USING btree ("asker_id","text_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_messages_form" ON "inquiry_messages" USING btree ("sender_id","form_key");--> statement-breakpoint
CREATE INDEX "follows_latest" ON "follows" USING btree ("account_id","since");--> statement-breakpoint
CREATE INDEX "follows_of_enterprise" ON "follows" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "shortlist_items_latest" ON "shortlist_items" USING btree ("account_id","added_at");