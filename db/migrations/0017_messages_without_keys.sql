DROP INDEX "inquiry_messages_form";--> statement-breakpoint
ALTER TABLE "inquiry_messages" DROP COLUMN "form_key";--> statement-breakpoint
ALTER TABLE "inquiry_messages" DROP COLUMN "form_digest";