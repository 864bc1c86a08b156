CREATE TABLE "identity"."introduction_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"reporter" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "introduction_report_once" UNIQUE("resident_id","reporter")
);
--> statement-breakpoint
CREATE TABLE "introduction" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"shown" boolean NOT NULL,
	"about" text NOT NULL,
	"street" text NOT NULL,
	"themes" text[] NOT NULL,
	"hidden_at" timestamp with time zone,
	"hidden_by" uuid,
	"hidden_reason" text,
	CONSTRAINT "introduction_lengths" CHECK (length("introduction"."about") <= 2000 and length("introduction"."street") <= 120),
	CONSTRAINT "introduction_themes" CHECK (cardinality("introduction"."themes") <= 50),
	CONSTRAINT "introduction_hidden" CHECK (num_nonnulls("introduction"."hidden_at", "introduction"."hidden_by", "introduction"."hidden_reason") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "post_search" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"title" text NOT NULL,
	"words" "tsvector" NOT NULL,
	"searchable_by" text[]
);
--> statement-breakpoint
ALTER TABLE "question_search" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "question_search" CASCADE;--> statement-breakpoint
ALTER TABLE "identity"."introduction_report" ADD CONSTRAINT "introduction_report_resident_id_introduction_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."introduction"("resident_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_search" ADD CONSTRAINT "post_search_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "introduction_report_waiting" ON "identity"."introduction_report" USING btree ("reported_at");--> statement-breakpoint
CREATE INDEX "post_search_questions" ON "post_search" USING gin ("words") WHERE "post_search"."kind" = 'question';--> statement-breakpoint
CREATE INDEX "post_search_others" ON "post_search" USING gin ("words") WHERE "post_search"."kind" <> 'question';--> statement-breakpoint
CREATE INDEX "question_by_theme" ON "question" USING btree ("theme");