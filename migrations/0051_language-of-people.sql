ALTER TABLE "post" DROP CONSTRAINT "post_lengths";--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "language" text DEFAULT 'nl' NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_lengths" CHECK (length("post"."title") <= 200 and length("post"."body") <= 20000 and length("post"."html") <= 100000 and length("post"."pseudonym") <= 100 and length("post"."language") <= 35);--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_language" CHECK ("resident"."language" in ('nl', 'en'));