CREATE TABLE "service_category" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"group_name" text,
	"place" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_desk" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"jurisdiction" text,
	"api_key" "bytea",
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"categories_read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_desk_only_one" CHECK ("service_desk"."only"),
	CONSTRAINT "service_desk_kind" CHECK ("service_desk"."kind" in ('signalen', 'open311'))
);
--> statement-breakpoint
CREATE TABLE "service_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"category_code" text NOT NULL,
	"category_name" text NOT NULL,
	"category_group" text,
	"description" text NOT NULL,
	"place" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"desk_name" text NOT NULL,
	"desk_address" text,
	"state" text NOT NULL,
	"reference" text,
	"number" text,
	"desk_words" text,
	"attempts" integer NOT NULL,
	"last_error" text,
	"next_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_request_state" CHECK ("service_request"."state" in ('waiting', 'sending', 'unsure', 'refused', 'open', 'closed')),
	CONSTRAINT "service_request_due" CHECK ("service_request"."state" not in ('waiting', 'sending') or "service_request"."next_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "service_request" ADD CONSTRAINT "service_request_question_id_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_request_question" ON "service_request" USING btree ("question_id","made_at");--> statement-breakpoint
CREATE INDEX "service_request_next" ON "service_request" USING btree ("next_at") WHERE "service_request"."next_at" is not null;