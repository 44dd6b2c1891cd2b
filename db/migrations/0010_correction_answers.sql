ALTER TABLE "correction_requests" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_answer_length" CHECK (char_length("correction_requests"."answer") between 2 and 1000);--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_decided_whole" CHECK (("correction_requests"."status" = 'waiting') = ("correction_requests"."decided_at" is null) and ("correction_requests"."decided_at" is null) = ("correction_requests"."decided_by" is null)
        and ("correction_requests"."decided_at" is null) = ("correction_requests"."answer" is null));