-- The values of facets become one text that many documents share. The index is emptied here and built anew at the next start: changed
-- in place, each row would be written, and the words of each indexed, several times over.
TRUNCATE "search_documents", "search_terms", "search_words", "search_slips";--> statement-breakpoint
DROP INDEX "search_terms_lexeme";--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "facets" text NOT NULL;--> statement-breakpoint
CREATE INDEX "search_terms_lexeme" ON "search_terms" USING btree ("lexeme" text_pattern_ops);--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "sectors";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "city";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "county";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "honours";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "honours_from";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "honours_to";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "proofs";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "proofs_from";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "proofs_to";--> statement-breakpoint
ALTER TABLE "search_documents" ALTER COLUMN "facets" SET STORAGE MAIN;
