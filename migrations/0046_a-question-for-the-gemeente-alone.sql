CREATE TABLE "hand_over" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"speaker_id" uuid NOT NULL,
	"uri" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"place" text,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"told_settled" boolean DEFAULT false NOT NULL,
	"reference" text,
	"answer_before" date,
	"why" text,
	"promised_at" timestamp with time zone,
	CONSTRAINT "hand_over_question_id_unique" UNIQUE("question_id"),
	CONSTRAINT "hand_over_uri_unique" UNIQUE("uri"),
	CONSTRAINT "hand_over_lengths" CHECK (length("hand_over"."title") <= 400 and length("hand_over"."text") <= 20000),
	CONSTRAINT "hand_over_promised" CHECK (("hand_over"."promised_at" is null) = ("hand_over"."reference" is null) and ("hand_over"."promised_at" is null) = ("hand_over"."answer_before" is null)
        and ("hand_over"."promised_at" is null) = ("hand_over"."why" is null)),
	CONSTRAINT "hand_over_taken_back_says_nothing" CHECK ("hand_over"."withdrawn_at" is null or "hand_over"."title" || "hand_over"."text" || coalesce("hand_over"."place", '') = '')
);
--> statement-breakpoint
CREATE TABLE "handed_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handed_id" uuid NOT NULL,
	"text" text NOT NULL,
	"declined" boolean NOT NULL,
	"answered_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "handed_answer_withdrawn" CHECK ("handed_answer"."withdrawn_at" is null or "handed_answer"."text" = ''),
	CONSTRAINT "handed_answer_length" CHECK (length("handed_answer"."text") <= 20000)
);
--> statement-breakpoint
CREATE TABLE "handed_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uri" text NOT NULL,
	"wijk_id" uuid NOT NULL,
	"asker_id" uuid NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"place" text NOT NULL,
	"came_at" timestamp with time zone NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"answer_before" date NOT NULL,
	"why" text NOT NULL,
	"settled_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "handed_question_uri_unique" UNIQUE("uri"),
	CONSTRAINT "handed_question_reference" UNIQUE("year","number"),
	CONSTRAINT "handed_question_erased" CHECK ("handed_question"."erased_at" is null or "handed_question"."title" || "handed_question"."text" || "handed_question"."place" = '')
);
--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_stays_home";--> statement-breakpoint
ALTER TABLE "outgoing_activity" ADD COLUMN "only_to" uuid;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "handed_in_private" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_question_id_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_gemeente_id_actor_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_speaker_id_actor_id_fk" FOREIGN KEY ("speaker_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handed_answer" ADD CONSTRAINT "handed_answer_handed_id_handed_question_id_fk" FOREIGN KEY ("handed_id") REFERENCES "public"."handed_question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handed_question" ADD CONSTRAINT "handed_question_wijk_id_actor_id_fk" FOREIGN KEY ("wijk_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handed_question" ADD CONSTRAINT "handed_question_asker_id_actor_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_over_gemeente" ON "hand_over" USING btree ("gemeente_id");--> statement-breakpoint
CREATE INDEX "hand_over_speaker" ON "hand_over" USING btree ("speaker_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handed_answer_stands" ON "handed_answer" USING btree ("handed_id") WHERE "handed_answer"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "handed_question_wijk" ON "handed_question" USING btree ("wijk_id");--> statement-breakpoint
CREATE INDEX "handed_question_asker" ON "handed_question" USING btree ("asker_id");--> statement-breakpoint
ALTER TABLE "outgoing_activity" ADD CONSTRAINT "outgoing_activity_only_to_actor_id_fk" FOREIGN KEY ("only_to") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_stays_home" CHECK ("post"."audience" <> 'wijk' or ("post"."uri" is null and "post"."actor_id" is null)
        or ("post"."kind" = 'answer' and "post"."uri" is not null and "post"."actor_id" is not null
          and "post"."resident_id" is null and "post"."pseudonym" is null));