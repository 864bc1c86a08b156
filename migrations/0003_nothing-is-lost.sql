CREATE TABLE "peer" (
	"host" text PRIMARY KEY NOT NULL,
	"signature_style" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"held_until" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
DROP INDEX "delivery_due";--> statement-breakpoint
ALTER TABLE "inbox_activity" ADD COLUMN "subject_uri" text;--> statement-breakpoint
ALTER TABLE "inbox_activity" ADD COLUMN "claims" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_activity" ADD COLUMN "leased_by" integer;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "leased_by" integer;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "gone_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "gone_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "peer_held" ON "peer" USING btree ("held_until") WHERE "peer"."held_until" is not null;--> statement-breakpoint
CREATE INDEX "inbox_activity_order" ON "inbox_activity" USING btree ("subject_uri","actor_uri","id") WHERE "inbox_activity"."done_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_activity_failed" ON "inbox_activity" USING btree ("done_at") WHERE "inbox_activity"."outcome" = 'failed';--> statement-breakpoint
CREATE INDEX "delivery_waiting" ON "delivery" USING btree ("due_at","id") WHERE "delivery"."done_at" is null;--> statement-breakpoint
CREATE INDEX "delivery_given_up" ON "delivery" USING btree ("done_at") WHERE "delivery"."outcome" = 'given-up';--> statement-breakpoint
ALTER TABLE "inbox_activity" DROP COLUMN "lease_token";--> statement-breakpoint
ALTER TABLE "delivery" DROP COLUMN "lease_token";--> statement-breakpoint
UPDATE "inbox_activity" SET "subject_uri" = "object_uri" WHERE "done_at" IS NULL;--> statement-breakpoint
-- Rows change hands several times: with room on their page that rewrites no index.
ALTER TABLE "inbox_activity" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "delivery" SET (fillfactor = 50);
