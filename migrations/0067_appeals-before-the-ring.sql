CREATE TABLE "identity"."appeal_opinion" (
	"opinion_id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"wijk_id" uuid NOT NULL,
	"open" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brought_appeal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uri" text NOT NULL,
	"wijk_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	"words" text NOT NULL,
	"came_at" timestamp with time zone NOT NULL,
	"answer_before" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"answer" text NOT NULL,
	"decided_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "brought_appeal_uri_unique" UNIQUE("uri"),
	CONSTRAINT "brought_appeal_state" CHECK ("brought_appeal"."state" in ('waits', 'answered', 'declined', 'taken-back', 'late', 'left')),
	CONSTRAINT "brought_appeal_outcome" CHECK ("brought_appeal"."outcome" in ('upheld', 'overturned')),
	CONSTRAINT "brought_appeal_answered" CHECK (("brought_appeal"."state" = 'answered') = ("brought_appeal"."outcome" is not null)),
	CONSTRAINT "brought_appeal_ended" CHECK (("brought_appeal"."state" = 'waits') = ("brought_appeal"."ended_at" is null)),
	CONSTRAINT "brought_appeal_ended_says_nothing" CHECK ("brought_appeal"."ended_at" is null or "brought_appeal"."reason" || "brought_appeal"."text" || "brought_appeal"."words" = '')
);
--> statement-breakpoint
CREATE TABLE "second_opinion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uri" text NOT NULL,
	"wijk_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	"words" text NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	"answer_before" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"answer" text NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "second_opinion_uri_unique" UNIQUE("uri"),
	CONSTRAINT "second_opinion_state" CHECK ("second_opinion"."state" in ('asked', 'answered', 'declined', 'taken-back', 'silent', 'left')),
	CONSTRAINT "second_opinion_outcome" CHECK ("second_opinion"."outcome" in ('upheld', 'overturned')),
	CONSTRAINT "second_opinion_answered" CHECK (("second_opinion"."state" = 'answered') = ("second_opinion"."outcome" is not null)),
	CONSTRAINT "second_opinion_ended" CHECK (("second_opinion"."state" = 'asked') = ("second_opinion"."ended_at" is null)),
	CONSTRAINT "second_opinion_ended_says_nothing" CHECK ("second_opinion"."ended_at" is null or "second_opinion"."reason" || "second_opinion"."text" || "second_opinion"."words" = ''),
	CONSTRAINT "second_opinion_lengths" CHECK (length("second_opinion"."text") <= 20000 and length("second_opinion"."words") <= 4000 and length("second_opinion"."answer") <= 400)
);
--> statement-breakpoint
ALTER TABLE "identity"."appeal" DROP CONSTRAINT "appeal_decided_whole";--> statement-breakpoint
ALTER TABLE "identity"."decision" DROP CONSTRAINT "decision_kind";--> statement-breakpoint
ALTER TABLE "agreement" ALTER COLUMN "agreed_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."appeal" ADD COLUMN "decided_by_wijk" uuid;--> statement-breakpoint
ALTER TABLE "identity"."appeal_opinion" ADD CONSTRAINT "appeal_opinion_decision_id_appeal_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "identity"."appeal"("decision_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_appeal" ADD CONSTRAINT "brought_appeal_wijk_id_actor_id_fk" FOREIGN KEY ("wijk_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_opinion" ADD CONSTRAINT "second_opinion_wijk_id_actor_id_fk" FOREIGN KEY ("wijk_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_opinion_one_at_a_time" ON "identity"."appeal_opinion" USING btree ("decision_id") WHERE "identity"."appeal_opinion"."open";--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_opinion_each_wijk_once" ON "identity"."appeal_opinion" USING btree ("decision_id","wijk_id");--> statement-breakpoint
CREATE INDEX "brought_appeal_waiting" ON "brought_appeal" USING btree ("came_at") WHERE "brought_appeal"."state" = 'waits';--> statement-breakpoint
CREATE INDEX "brought_appeal_wijk" ON "brought_appeal" USING btree ("wijk_id");--> statement-breakpoint
CREATE INDEX "second_opinion_waiting" ON "second_opinion" USING btree ("answer_before") WHERE "second_opinion"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "second_opinion_wijk" ON "second_opinion" USING btree ("wijk_id");--> statement-breakpoint
ALTER TABLE "identity"."appeal" ADD CONSTRAINT "appeal_decided_by_one" CHECK (num_nonnulls("identity"."appeal"."decided_by", "identity"."appeal"."decided_by_wijk") = num_nonnulls("identity"."appeal"."decided_at"));--> statement-breakpoint
ALTER TABLE "identity"."appeal" ADD CONSTRAINT "appeal_decided_whole" CHECK (num_nulls("identity"."appeal"."decided_at", "identity"."appeal"."outcome") in (0, 2));--> statement-breakpoint
ALTER TABLE "identity"."decision" ADD CONSTRAINT "decision_kind" CHECK ("identity"."decision"."kind" in ('suspended', 'hidden', 'refused', 'introduction', 'removed'));--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_when" CHECK ("agreement"."agreed_at" is not null or "agreement"."version" = 0);