CREATE TABLE "identity"."nameless_thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"keeper_id" uuid,
	"asked_on" date NOT NULL,
	CONSTRAINT "nameless_thread_thread_id_unique" UNIQUE("thread_id"),
	CONSTRAINT "nameless_thread_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "identity"."nameless_waiting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"sealed" "bytea" NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."unsealing_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unsealing_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"step" text NOT NULL,
	"by_id" uuid NOT NULL,
	"reason" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "unsealing_step_once" UNIQUE("unsealing_id","step","by_id"),
	CONSTRAINT "unsealing_step_kind" CHECK ("identity"."unsealing_step"."step" in ('asked', 'agreed', 'told', 'shown'))
);
--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_author";--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_lengths";--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "pseudonym" text;--> statement-breakpoint
CREATE INDEX "nameless_thread_keeper" ON "identity"."nameless_thread" USING btree ("keeper_id");--> statement-breakpoint
CREATE INDEX "nameless_waiting_due" ON "identity"."nameless_waiting" USING btree ("due_at","id");--> statement-breakpoint
CREATE INDEX "nameless_waiting_thread" ON "identity"."nameless_waiting" USING btree ("thread_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "unsealing_step_single" ON "identity"."unsealing_step" USING btree ("unsealing_id","step") WHERE "identity"."unsealing_step"."step" <> 'shown';--> statement-breakpoint
CREATE INDEX "unsealing_step_thread" ON "identity"."unsealing_step" USING btree ("thread_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "post_pseudonym_once" ON "post" USING btree ("pseudonym") WHERE "post"."kind" = 'question';--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_author" CHECK (num_nonnulls("post"."resident_id", "post"."pseudonym") = 1
        or (num_nonnulls("post"."resident_id", "post"."pseudonym") = 0 and "post"."actor_id" is not null));--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_lengths" CHECK (length("post"."title") <= 200 and length("post"."body") <= 20000 and length("post"."html") <= 100000 and length("post"."pseudonym") <= 100);