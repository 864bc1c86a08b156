CREATE TABLE "identity"."poll_ballot" (
	"poll_id" uuid NOT NULL,
	"mark" "bytea" NOT NULL,
	"choices" integer[] NOT NULL,
	CONSTRAINT "poll_ballot_poll_id_mark_pk" PRIMARY KEY("poll_id","mark")
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"options" text[] NOT NULL,
	"several" boolean NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"voters" integer NOT NULL,
	"votes" integer[] NOT NULL,
	"counted_at" timestamp with time zone,
	"changed_at" timestamp with time zone,
	"stirred" boolean DEFAULT false NOT NULL,
	CONSTRAINT "poll_counts" CHECK (cardinality("poll"."votes") = cardinality("poll"."options") and cardinality("poll"."options") <= 20)
);
--> statement-breakpoint
CREATE TABLE "poll_vote" (
	"poll_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"option" integer NOT NULL,
	CONSTRAINT "poll_vote_poll_id_actor_id_option_pk" PRIMARY KEY("poll_id","actor_id","option")
);
--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_kind";--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_poll_id_post_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "poll_to_close" ON "poll" USING btree ("ends_at") WHERE "poll"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "poll_to_count" ON "poll" USING btree ("counted_at") WHERE "poll"."stirred";--> statement-breakpoint
CREATE INDEX "poll_vote_actor" ON "poll_vote" USING btree ("actor_id");--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_kind" CHECK ("post"."kind" in ('question', 'answer', 'poll'));