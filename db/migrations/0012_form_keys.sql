CREATE TABLE "form_keys" (
	"account_id" uuid NOT NULL,
	"form_key" uuid NOT NULL,
	"digest" text NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_keys_account_id_form_key_digest_pk" PRIMARY KEY("account_id","form_key","digest")
);
--> statement-breakpoint
ALTER TABLE "form_keys" ADD CONSTRAINT "form_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_keys_at" ON "form_keys" USING btree ("at");