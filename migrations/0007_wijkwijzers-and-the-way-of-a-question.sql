CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"shown" text NOT NULL,
	"recipients" text NOT NULL,
	CONSTRAINT "consent_rung" CHECK ("consent"."rung" in ('outside', 'gemeente')),
	CONSTRAINT "consent_answer" CHECK ("consent"."answer" in ('yes', 'no', 'not-yet'))
);
--> statement-breakpoint
CREATE TABLE "guidance_offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"how" text,
	CONSTRAINT "guidance_offer_how" CHECK ("guidance_offer"."how" in ('taken', 'passed-on', 'lapsed', 'over')),
	CONSTRAINT "guidance_offer_ended" CHECK (("guidance_offer"."how" is null) = ("guidance_offer"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "question_step" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"rung" text NOT NULL,
	"kind" text NOT NULL,
	"resident_id" uuid,
	"count" integer
);
--> statement-breakpoint
CREATE TABLE "guidance_waits" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"wijkwijzers" integer NOT NULL,
	"taker" integer NOT NULL,
	"wijk" integer NOT NULL,
	"outside" integer NOT NULL,
	"asker" integer NOT NULL,
	CONSTRAINT "guidance_waits_only" CHECK ("guidance_waits"."only")
);
--> statement-breakpoint
CREATE TABLE "question_way" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"rung" text NOT NULL,
	"waiting_for" text,
	"next_at" timestamp with time zone,
	"asked" integer NOT NULL,
	"ahead" text,
	"declined" text[] NOT NULL,
	CONSTRAINT "question_way_rung" CHECK ("question_way"."rung" in ('wijk', 'wijkwijzers', 'outside', 'gemeente')),
	CONSTRAINT "question_way_waiting" CHECK ("question_way"."waiting_for" in ('wijkwijzers', 'taker', 'answers', 'asker')),
	CONSTRAINT "question_way_never_silent" CHECK (("question_way"."waiting_for" is null) = ("question_way"."next_at" is null))
);
--> statement-breakpoint
CREATE TABLE "wijkwijzer" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"themes" text[] NOT NULL,
	"hours" jsonb NOT NULL,
	"capacity" integer NOT NULL,
	"away_until" date,
	"organisation" text NOT NULL,
	"about" text NOT NULL,
	"reachable" text NOT NULL,
	"shown_outside" boolean NOT NULL,
	CONSTRAINT "wijkwijzer_capacity" CHECK ("wijkwijzer"."capacity" between 1 and 99)
);
--> statement-breakpoint
ALTER TABLE "question" DROP CONSTRAINT "question_state";--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "taken_by" uuid;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "taken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_question_id_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guidance_offer" ADD CONSTRAINT "guidance_offer_question_id_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guidance_offer" ADD CONSTRAINT "guidance_offer_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_step" ADD CONSTRAINT "question_step_question_id_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_way" ADD CONSTRAINT "question_way_question_id_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wijkwijzer" ADD CONSTRAINT "wijkwijzer_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_question" ON "consent" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "guidance_offer_question" ON "guidance_offer" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "guidance_offer_resident" ON "guidance_offer" USING btree ("resident_id","offered_at");--> statement-breakpoint
CREATE INDEX "guidance_offer_untold" ON "guidance_offer" USING btree ("starts_at") WHERE "guidance_offer"."told_at" is null and "guidance_offer"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "question_step_question" ON "question_step" USING btree ("question_id","id");--> statement-breakpoint
CREATE INDEX "question_way_due" ON "question_way" USING btree ("next_at") WHERE "question_way"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "question_taken_by" ON "question" USING btree ("taken_by") WHERE "question"."taken_by" is not null;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_taken" CHECK (("question"."taken_by" is null) = ("question"."taken_at" is null));--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_state" CHECK ("question"."state" in ('open', 'taken', 'answered', 'closed'));