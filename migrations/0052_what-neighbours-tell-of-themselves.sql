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
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_by_theme" ON "question" USING btree ("theme");