CREATE TABLE "post_search" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"title" text NOT NULL,
	"words" "tsvector" NOT NULL,
	"searchable_by" text[]
);
--> statement-breakpoint
DROP TABLE "question_search" CASCADE;--> statement-breakpoint
ALTER TABLE "post_search" ADD CONSTRAINT "post_search_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_search_questions" ON "post_search" USING gin ("words") WHERE "post_search"."kind" = 'question';--> statement-breakpoint
CREATE INDEX "post_search_others" ON "post_search" USING gin ("words") WHERE "post_search"."kind" <> 'question';