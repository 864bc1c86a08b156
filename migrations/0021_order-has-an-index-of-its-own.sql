DROP INDEX "inbox_activity_order";--> statement-breakpoint
DROP INDEX "delivery_order";--> statement-breakpoint
CREATE INDEX "inbox_activity_order" ON "inbox_activity" USING btree ("subject_uri","actor_uri","id") WHERE "inbox_activity"."outcome" is null;--> statement-breakpoint
CREATE INDEX "delivery_order" ON "delivery" USING btree ("inbox","object_uri","id") WHERE "delivery"."outcome" is null;--> statement-breakpoint
ALTER TABLE "inbox_activity" ADD CONSTRAINT "inbox_activity_done_with_an_outcome" CHECK (num_nonnulls("inbox_activity"."done_at", "inbox_activity"."outcome") <> 1);--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_done_with_an_outcome" CHECK (num_nonnulls("delivery"."done_at", "delivery"."outcome") <> 1);