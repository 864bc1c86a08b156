ALTER TABLE "actor" ADD COLUMN "searchable_by" text[];--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "searchable_by" text[];--> statement-breakpoint
ALTER TABLE "question_search" ADD COLUMN "searchable_by" text[];