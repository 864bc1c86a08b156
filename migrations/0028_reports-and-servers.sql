CREATE TABLE "identity"."post_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"reporter" "bytea",
	"sealed_reporter" "bytea",
	"sealed" "bytea",
	"reported_at" timestamp with time zone NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"sent_on_at" timestamp with time zone,
	"outcome" text,
	"sealed_reason" "bytea",
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "post_report_outcome" CHECK ("identity"."post_report"."outcome" in ('hidden', 'left'))
);
--> statement-breakpoint
CREATE TABLE "allow_list" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"turned_on_by" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "allow_list_only_one" CHECK ("allow_list"."only")
);
--> statement-breakpoint
CREATE TABLE "blocked_actor" (
	"actor_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"blocked_by" uuid NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limited_server" (
	"host" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"limited_by" uuid NOT NULL,
	"limited_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listed_server" (
	"host" text PRIMARY KEY NOT NULL,
	"listed_by" uuid NOT NULL,
	"listed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "received_block" (
	"blocker_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"activity_uri" text NOT NULL,
	CONSTRAINT "received_block_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id")
);
--> statement-breakpoint
ALTER TABLE "blocked_actor" ADD CONSTRAINT "blocked_actor_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_block" ADD CONSTRAINT "received_block_blocker_id_actor_id_fk" FOREIGN KEY ("blocker_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_block" ADD CONSTRAINT "received_block_blocked_id_actor_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "post_report_once" ON "identity"."post_report" USING btree ("post_id","reporter") WHERE "identity"."post_report"."outcome" is null;--> statement-breakpoint
CREATE INDEX "post_report_waiting" ON "identity"."post_report" USING btree ("reported_at") WHERE "identity"."post_report"."outcome" is null;--> statement-breakpoint
CREATE INDEX "received_block_activity" ON "received_block" USING btree ("activity_uri");--> statement-breakpoint
CREATE INDEX "actor_own_inbox" ON "actor" USING btree ("inbox") WHERE "actor"."shared_inbox" is null;