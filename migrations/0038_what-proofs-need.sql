ALTER TABLE "inbox_activity" ADD COLUMN "forwarded_by" text;--> statement-breakpoint
ALTER TABLE "remote_key" ADD COLUMN "proves" boolean DEFAULT false NOT NULL;