CREATE TABLE "remote_key" (
	"key_id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"public_pem" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "inbox_activity_object" ON "inbox_activity" USING btree ("object_uri","activity_type");