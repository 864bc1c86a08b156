CREATE TABLE "missing_parent" (
	"note_uri" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "thread_visit" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"visits" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "thread_visit" ADD CONSTRAINT "thread_visit_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "missing_parent_due" ON "missing_parent" USING btree ("due_at") WHERE "missing_parent"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "missing_parent_host" ON "missing_parent" USING btree ("host","noted_at");--> statement-breakpoint
CREATE INDEX "thread_visit_due" ON "thread_visit" USING btree ("due_at") WHERE "thread_visit"."due_at" is not null;