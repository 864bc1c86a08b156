ALTER TABLE "actor" DROP CONSTRAINT "actor_kind";--> statement-breakpoint
ALTER TABLE "outgoing_activity" ADD COLUMN "variant" text;--> statement-breakpoint
ALTER TABLE "peer" ADD COLUMN "software" text;--> statement-breakpoint
ALTER TABLE "peer" ADD COLUMN "software_version" text;--> statement-breakpoint
ALTER TABLE "peer" ADD COLUMN "software_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "actor" ADD CONSTRAINT "actor_kind" CHECK ("actor"."kind" in ('wijk', 'instance', 'moderation', 'resident', 'stand_in', 'remote'));