CREATE TABLE "identity"."appeal" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"first_by" uuid NOT NULL,
	"about_resident" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"appealed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"outcome" text,
	"sealed_answer" "bytea",
	CONSTRAINT "appeal_outcome" CHECK ("identity"."appeal"."outcome" in ('upheld', 'overturned')),
	CONSTRAINT "appeal_second_person" CHECK ("identity"."appeal"."decided_by" is null or "identity"."appeal"."decided_by" not in ("identity"."appeal"."first_by", "identity"."appeal"."about_resident")),
	CONSTRAINT "appeal_decided_whole" CHECK (num_nulls("identity"."appeal"."decided_by", "identity"."appeal"."decided_at", "identity"."appeal"."outcome") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "identity"."decision" DROP CONSTRAINT "decision_by_whom";
--> statement-breakpoint
ALTER TABLE "identity"."decision" DROP CONSTRAINT "decision_kind";
--> statement-breakpoint
ALTER TABLE "identity"."decision" DROP CONSTRAINT "decision_rule";
--> statement-breakpoint
ALTER TABLE "identity"."decision" ADD CONSTRAINT "decision_by_whom" UNIQUE("id","decided_by","about_resident");
--> statement-breakpoint
ALTER TABLE "identity"."decision" ADD CONSTRAINT "decision_kind" CHECK ("identity"."decision"."kind" in ('suspended', 'hidden', 'refused'));
--> statement-breakpoint
ALTER TABLE "identity"."decision" ADD CONSTRAINT "decision_rule" CHECK ("identity"."decision"."rule" in ('friendly', 'private', 'honest', 'law', 'general'));
--> statement-breakpoint
ALTER TABLE "identity"."appeal" ADD CONSTRAINT "appeal_of_decision" FOREIGN KEY ("decision_id","first_by","about_resident") REFERENCES "identity"."decision"("id","decided_by","about_resident") ON DELETE cascade ON UPDATE no action;