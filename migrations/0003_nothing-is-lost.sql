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
DROP INDEX "inbox_activity_waiting";--> statement-breakpoint
ALTER TABLE "inbox_activity" ADD COLUMN "subject_uri" text;--> statement-breakpoint
ALTER TABLE "inbox_activity" ADD COLUMN "claims" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_activity" ADD COLUMN "leased_by" integer;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "leased_by" integer;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "gone_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "gone_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "peer_held" ON "peer" USING btree ("held_until") WHERE "peer"."held_until" is not null;--> statement-breakpoint
CREATE INDEX "inbox_activity_order" ON "inbox_activity" USING btree ("subject_uri","actor_uri","id") WHERE "inbox_activity"."done_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_activity_leased" ON "inbox_activity" USING btree ("leased_by") WHERE "inbox_activity"."done_at" is null and "inbox_activity"."leased_by" is not null;--> statement-breakpoint
CREATE INDEX "inbox_activity_failed" ON "inbox_activity" USING btree ("done_at") WHERE "inbox_activity"."outcome" = 'failed';--> statement-breakpoint
CREATE INDEX "delivery_waiting" ON "delivery" USING btree ("due_at","id") WHERE "delivery"."done_at" is null and "delivery"."leased_by" is null;--> statement-breakpoint
CREATE INDEX "delivery_leased" ON "delivery" USING btree ("leased_by") WHERE "delivery"."done_at" is null and "delivery"."leased_by" is not null;--> statement-breakpoint
CREATE INDEX "delivery_host" ON "delivery" USING btree ("host") WHERE "delivery"."done_at" is null;--> statement-breakpoint
CREATE INDEX "delivery_given_up" ON "delivery" USING btree ("done_at") WHERE "delivery"."outcome" = 'given-up';--> statement-breakpoint
CREATE INDEX "inbox_activity_waiting" ON "inbox_activity" USING btree ("due_at","id") WHERE "inbox_activity"."done_at" is null and "inbox_activity"."leased_by" is null;--> statement-breakpoint
ALTER TABLE "inbox_activity" DROP COLUMN "lease_token";--> statement-breakpoint
ALTER TABLE "delivery" DROP COLUMN "lease_token";--> statement-breakpoint
UPDATE "inbox_activity" SET "subject_uri" = "object_uri" WHERE "done_at" IS NULL;
