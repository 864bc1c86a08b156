CREATE TABLE "theme" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"icon" text NOT NULL,
	"position" integer NOT NULL,
	"sensitive" boolean NOT NULL,
	"offered" boolean NOT NULL,
	CONSTRAINT "theme_slug" CHECK ("theme"."slug" ~ '^[a-z][a-z0-9_]*$'),
	CONSTRAINT "theme_name_length" CHECK (length("theme"."name") between 2 and 40),
	CONSTRAINT "theme_anders_stays" CHECK ("theme"."offered" or "theme"."slug" <> 'anders')
);
--> statement-breakpoint
ALTER TABLE "question_way" DROP CONSTRAINT "question_way_waiting";--> statement-breakpoint
CREATE UNIQUE INDEX "theme_name" ON "theme" USING btree (lower("name"));--> statement-breakpoint
ALTER TABLE "question_way" ADD CONSTRAINT "question_way_waiting" CHECK ("question_way"."waiting_for" in ('wijkwijzers', 'taker', 'answers', 'asker', 'closing'));