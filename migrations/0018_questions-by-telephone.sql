CREATE TABLE "identity"."spoken_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"question_id" uuid,
	"way_back" text NOT NULL,
	"sealed" "bytea",
	"noted_at" timestamp with time zone NOT NULL,
	"waits_since" timestamp with time zone,
	"remind_at" timestamp with time zone,
	"told" uuid[] NOT NULL,
	CONSTRAINT "spoken_question_question_id_unique" UNIQUE("question_id"),
	CONSTRAINT "spoken_question_way_back" CHECK ("identity"."spoken_question"."way_back" in ('call', 'visit', 'letter')),
	CONSTRAINT "spoken_question_never_silent" CHECK (("identity"."spoken_question"."waits_since" is null) = ("identity"."spoken_question"."remind_at" is null)),
	CONSTRAINT "spoken_question_notes_are_sealed" CHECK ("identity"."spoken_question"."question_id" is not null or "identity"."spoken_question"."sealed" is not null)
);
--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "on_behalf" text;--> statement-breakpoint
CREATE INDEX "spoken_question_resident" ON "identity"."spoken_question" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "spoken_question_noted" ON "identity"."spoken_question" USING btree ("noted_at");--> statement-breakpoint
CREATE INDEX "spoken_question_due" ON "identity"."spoken_question" USING btree ("remind_at") WHERE "identity"."spoken_question"."remind_at" is not null;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_on_behalf" CHECK ("question"."on_behalf" in ('through-wijkwijzer', 'someone-else'));