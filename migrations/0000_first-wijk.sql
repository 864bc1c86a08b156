CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE TABLE "inbox_activity" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"activity_id" text NOT NULL,
	"activity_type" text NOT NULL,
	"actor_uri" text NOT NULL,
	"object_uri" text,
	"body" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_token" uuid,
	"done_at" timestamp with time zone,
	"outcome" text,
	"last_error" text,
	CONSTRAINT "inbox_activity_activity_id_unique" UNIQUE("activity_id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"inbox" text NOT NULL,
	"host" text NOT NULL,
	"object_uri" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"give_up_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_token" uuid,
	"done_at" timestamp with time zone,
	"outcome" text,
	"last_status" integer,
	"last_error" text,
	CONSTRAINT "delivery_once" UNIQUE("activity_id","inbox")
);
--> statement-breakpoint
CREATE TABLE "outgoing_activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigserial NOT NULL,
	"uri" text NOT NULL,
	"type" text NOT NULL,
	"signer_id" uuid NOT NULL,
	"object_uri" text NOT NULL,
	"post_id" uuid,
	"body" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outgoing_activity_uri_unique" UNIQUE("uri")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigserial NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"relayed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "actor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"uri" text NOT NULL,
	"type" text NOT NULL,
	"handle" text NOT NULL,
	"host" text NOT NULL,
	"name" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"url" text,
	"inbox" text NOT NULL,
	"shared_inbox" text,
	"followers" text,
	"resident_id" uuid,
	"thread_id" uuid,
	"signing_key_id" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"fetched_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	CONSTRAINT "actor_uri_unique" UNIQUE("uri"),
	CONSTRAINT "actor_kind" CHECK ("actor"."kind" in ('wijk', 'instance', 'resident', 'stand_in', 'remote')),
	CONSTRAINT "actor_lengths" CHECK (length("actor"."uri") <= 2048 and length("actor"."name") <= 2048 and length("actor"."summary") <= 20000)
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text,
	"public_pem" text NOT NULL,
	"private_sealed" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "signing_key_purpose_unique" UNIQUE("purpose")
);
--> statement-breakpoint
CREATE TABLE "liking" (
	"post_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"activity_uri" text NOT NULL,
	CONSTRAINT "liking_post_id_actor_id_pk" PRIMARY KEY("post_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"thread_id" uuid NOT NULL,
	"in_reply_to" uuid,
	"audience" text NOT NULL,
	"resident_id" uuid,
	"actor_id" uuid,
	"home_wijk_id" uuid,
	"uri" text,
	"url" text,
	"title" text,
	"body" text NOT NULL,
	"html" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"hidden_by" uuid,
	"hidden_reason" text,
	CONSTRAINT "post_uri_unique" UNIQUE("uri"),
	CONSTRAINT "post_kind" CHECK ("post"."kind" in ('question', 'answer')),
	CONSTRAINT "post_audience" CHECK ("post"."audience" in ('wijk', 'everyone')),
	CONSTRAINT "post_author" CHECK ("post"."resident_id" is not null or "post"."actor_id" is not null),
	CONSTRAINT "post_stays_home" CHECK ("post"."audience" = 'everyone' or ("post"."uri" is null and "post"."actor_id" is null)),
	CONSTRAINT "post_goes_out_complete" CHECK ("post"."audience" = 'wijk' or ("post"."uri" is not null and "post"."actor_id" is not null)),
	CONSTRAINT "post_lengths" CHECK (length("post"."title") <= 200 and length("post"."body") <= 20000 and length("post"."html") <= 100000)
);
--> statement-breakpoint
CREATE TABLE "tombstone" (
	"uri" text PRIMARY KEY NOT NULL,
	"deleted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"theme" text NOT NULL,
	"state" text NOT NULL,
	"helpful_id" uuid,
	"closed_at" timestamp with time zone,
	"changed_at" timestamp with time zone,
	CONSTRAINT "question_state" CHECK ("question"."state" in ('open', 'answered', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "identity"."address" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"index" "bytea" NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "address_index_unique" UNIQUE("index")
);
--> statement-breakpoint
CREATE TABLE "identity"."attempt" (
	"bucket" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "attempt_bucket_window_start_pk" PRIMARY KEY("bucket","window_start")
);
--> statement-breakpoint
CREATE TABLE "identity"."letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "identity"."session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."sign_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid,
	"link_hash" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"browser_hash" "bytea",
	"any_browser" boolean DEFAULT false NOT NULL,
	"attempts_left" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "sign_in_link_hash_unique" UNIQUE("link_hash")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"made_by" uuid NOT NULL,
	"kind" text NOT NULL,
	"uses_left" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_code_unique" UNIQUE("code"),
	CONSTRAINT "invitation_kind" CHECK ("invitation"."kind" in ('code', 'invitation')),
	CONSTRAINT "invitation_uses" CHECK ("invitation"."uses_left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "resident" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"roles" text[] DEFAULT '{}'::text[] NOT NULL,
	"joined_month" text NOT NULL,
	"joined_through" uuid,
	"left_at" timestamp with time zone,
	CONSTRAINT "resident_name_length" CHECK (length("resident"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "blocked_server" (
	"host" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"blocked_by" uuid NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follower" (
	"actor_id" uuid NOT NULL,
	"follower_id" uuid NOT NULL,
	"follow_uri" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "follower_actor_id_follower_id_pk" PRIMARY KEY("actor_id","follower_id")
);
--> statement-breakpoint
CREATE TABLE "neighbour" (
	"actor_id" uuid PRIMARY KEY NOT NULL,
	"follow_uri" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "neighbour_follow_uri_unique" UNIQUE("follow_uri"),
	CONSTRAINT "neighbour_state" CHECK ("neighbour"."state" in ('requested', 'accepted', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "wijk" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"origin" text NOT NULL,
	"set_up_code_hash" text,
	"name" text,
	"place" text,
	"handle" text,
	"door" text DEFAULT 'standgroen' NOT NULL,
	"set_up_at" timestamp with time zone,
	CONSTRAINT "wijk_only_one" CHECK ("wijk"."only"),
	CONSTRAINT "wijk_lengths" CHECK (length("wijk"."name") <= 60 and length("wijk"."place") <= 60)
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_activity_id_outgoing_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."outgoing_activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_activity" ADD CONSTRAINT "outgoing_activity_signer_id_actor_id_fk" FOREIGN KEY ("signer_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_activity" ADD CONSTRAINT "outgoing_activity_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor" ADD CONSTRAINT "actor_signing_key_id_signing_key_id_fk" FOREIGN KEY ("signing_key_id") REFERENCES "public"."signing_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liking" ADD CONSTRAINT "liking_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liking" ADD CONSTRAINT "liking_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_post_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_in_reply_to_post_id_fk" FOREIGN KEY ("in_reply_to") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_home_wijk_id_actor_id_fk" FOREIGN KEY ("home_wijk_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_helpful_id_post_id_fk" FOREIGN KEY ("helpful_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follower" ADD CONSTRAINT "follower_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follower" ADD CONSTRAINT "follower_follower_id_actor_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour" ADD CONSTRAINT "neighbour_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_activity_waiting" ON "inbox_activity" USING btree ("due_at","id") WHERE "inbox_activity"."done_at" is null;--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("due_at","id") WHERE "delivery"."done_at" is null;--> statement-breakpoint
CREATE INDEX "delivery_order" ON "delivery" USING btree ("inbox","object_uri","id") WHERE "delivery"."done_at" is null;--> statement-breakpoint
CREATE INDEX "outgoing_activity_object" ON "outgoing_activity" USING btree ("object_uri");--> statement-breakpoint
CREATE INDEX "outgoing_activity_signer" ON "outgoing_activity" USING btree ("signer_id","position");--> statement-breakpoint
CREATE INDEX "event_to_relay" ON "event" USING btree ("position") WHERE "event"."relayed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "actor_local_handle" ON "actor" USING btree ("handle") WHERE "actor"."kind" <> 'remote';--> statement-breakpoint
CREATE UNIQUE INDEX "actor_resident_outside" ON "actor" USING btree ("resident_id") WHERE "actor"."kind" = 'resident';--> statement-breakpoint
CREATE UNIQUE INDEX "actor_stand_in" ON "actor" USING btree ("resident_id","thread_id") WHERE "actor"."kind" = 'stand_in';--> statement-breakpoint
CREATE INDEX "actor_host" ON "actor" USING btree ("host");--> statement-breakpoint
CREATE INDEX "post_thread" ON "post" USING btree ("thread_id","published_at");--> statement-breakpoint
CREATE INDEX "post_resident" ON "post" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "post_actor" ON "post" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "post_questions" ON "post" USING btree ("published_at") WHERE "post"."kind" = 'question';--> statement-breakpoint
CREATE INDEX "question_by_state" ON "question" USING btree ("state");--> statement-breakpoint
CREATE INDEX "letter_written" ON "identity"."letter" USING btree ("written_at");--> statement-breakpoint
CREATE INDEX "session_resident" ON "identity"."session" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "sign_in_browser" ON "identity"."sign_in" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "sign_in_expires" ON "identity"."sign_in" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "invitation_made_by" ON "invitation" USING btree ("made_by");