CREATE TABLE "identity"."did_it_help" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "did_it_help_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "identity"."me_too" (
	"question_id" uuid NOT NULL,
	"mark" "bytea" NOT NULL,
	CONSTRAINT "me_too_question_id_mark_pk" PRIMARY KEY("question_id","mark")
);
--> statement-breakpoint
CREATE TABLE "question_search" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "area" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "area_name_length" CHECK (length("area"."name") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "area" text;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "helpful_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "question_search" ADD CONSTRAINT "question_search_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_search_words" ON "question_search" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "area_name" ON "area" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "question_to_check" ON "question" USING btree ("helpful_at") WHERE "question"."helpful_at" is not null and "question"."checked_at" is null;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_outcome" CHECK ("question"."outcome" in ('helped', 'not-helped'));--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_place_lengths" CHECK (length("question"."area") <= 60 and length("question"."street") <= 120);