DROP INDEX "post_questions";--> statement-breakpoint
CREATE INDEX "post_questions_in_order" ON "post" USING btree ("published_at","id") WHERE "post"."kind" = 'question';