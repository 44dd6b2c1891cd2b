-- What a search reads of thousands of documents stays in their rows; what it reads of a few (words, lexemes) goes out of line.
ALTER TABLE "search_documents" SET (toast_tuple_target = 128);--> statement-breakpoint
ALTER TABLE "search_documents"
  ALTER COLUMN "name_sort" SET STORAGE MAIN,
  ALTER COLUMN "sectors" SET STORAGE MAIN,
  ALTER COLUMN "brands" SET STORAGE MAIN,
  ALTER COLUMN "families" SET STORAGE MAIN,
  ALTER COLUMN "honours" SET STORAGE MAIN,
  ALTER COLUMN "honours_from" SET STORAGE MAIN,
  ALTER COLUMN "honours_to" SET STORAGE MAIN,
  ALTER COLUMN "proofs" SET STORAGE MAIN,
  ALTER COLUMN "proofs_from" SET STORAGE MAIN,
  ALTER COLUMN "proofs_to" SET STORAGE MAIN;
