CREATE TABLE "identity"."leaving" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"words" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"actor_id" uuid,
	"emptied" uuid[] NOT NULL,
	CONSTRAINT "leaving_resident_id_unique" UNIQUE("resident_id"),
	CONSTRAINT "leaving_words" CHECK ("identity"."leaving"."words" in ('nothing', 'answers'))
);
--> statement-breakpoint
ALTER TABLE "log_entry" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "leaving_due" ON "identity"."leaving" USING btree ("due_at") WHERE "identity"."leaving"."left_at" is null;