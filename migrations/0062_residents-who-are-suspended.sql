CREATE TABLE "identity"."decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"about_resident" uuid NOT NULL,
	"about_post" uuid,
	"rule" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "decision_by_whom" UNIQUE("id","decided_by"),
	CONSTRAINT "decision_kind" CHECK ("identity"."decision"."kind" in ('suspended')),
	CONSTRAINT "decision_rule" CHECK ("identity"."decision"."rule" in ('friendly', 'private', 'honest', 'law')),
	CONSTRAINT "decision_not_about_oneself" CHECK ("identity"."decision"."decided_by" <> "identity"."decision"."about_resident")
);
--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "decision_suspension_once" ON "identity"."decision" USING btree ("about_resident") WHERE "identity"."decision"."kind" = 'suspended' and "identity"."decision"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "decision_about" ON "identity"."decision" USING btree ("about_resident","decided_at");--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_suspended_has_no_role" CHECK ("resident"."suspended_at" is null or cardinality("resident"."roles") = 0);