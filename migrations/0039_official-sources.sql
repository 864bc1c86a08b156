CREATE TABLE "official_source" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"only" text NOT NULL,
	"hashtag" text,
	"moderator_first" boolean NOT NULL,
	"follow_uri" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"named_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "official_source_actor_id_unique" UNIQUE("actor_id"),
	CONSTRAINT "official_source_follow_uri_unique" UNIQUE("follow_uri"),
	CONSTRAINT "official_source_kind" CHECK ("official_source"."kind" in ('gemeente', 'police', 'welfare', 'other')),
	CONSTRAINT "official_source_rule" CHECK ("official_source"."only" in ('all', 'hashtag', 'mention') and ("official_source"."only" = 'hashtag') = ("official_source"."hashtag" is not null)),
	CONSTRAINT "official_source_state" CHECK ("official_source"."state" in ('requested', 'accepted', 'rejected'))
);
--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "official_kind" text;--> statement-breakpoint
ALTER TABLE "official_source" ADD CONSTRAINT "official_source_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_official_kind" CHECK ("announcement"."official_kind" in ('gemeente', 'police', 'welfare', 'other'));