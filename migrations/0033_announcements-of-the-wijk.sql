CREATE TABLE "announcement" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"last_day" date,
	"urgent" boolean NOT NULL,
	"pinned_at" timestamp with time zone,
	"correction" text NOT NULL,
	"farewell" text NOT NULL,
	CONSTRAINT "announcement_lengths" CHECK (length("announcement"."correction") <= 600 and length("announcement"."farewell") <= 600)
);
--> statement-breakpoint
ALTER TABLE "actor" DROP CONSTRAINT "actor_kind";--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_kind";--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_pinned" ON "announcement" USING btree ("pinned_at") WHERE "announcement"."pinned_at" is not null;--> statement-breakpoint
ALTER TABLE "actor" ADD CONSTRAINT "actor_kind" CHECK ("actor"."kind" in ('wijk', 'instance', 'moderation', 'announcements', 'resident', 'stand_in', 'remote'));--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_kind" CHECK ("post"."kind" in ('question', 'answer', 'poll', 'announcement'));