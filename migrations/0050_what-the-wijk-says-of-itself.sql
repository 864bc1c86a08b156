ALTER TABLE "wijk" ADD COLUMN "about" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "wijk" ADD CONSTRAINT "wijk_about" CHECK (length("wijk"."about") <= 4000);