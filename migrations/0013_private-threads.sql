CREATE TABLE "identity"."message_block" (
	"id" uuid PRIMARY KEY NOT NULL,
	"blocker" "bytea" NOT NULL,
	"blocked" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_block_once" UNIQUE("blocker","blocked")
);
--> statement-breakpoint
CREATE TABLE "identity"."message_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"seat" smallint NOT NULL,
	"sealed" "bytea",
	"reported_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"sealed_reason" "bytea",
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "message_report_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "message_report_outcome" CHECK ("identity"."message_report"."outcome" in ('closed', 'dismissed'))
);
--> statement-breakpoint
CREATE TABLE "identity"."message_setting" (
	"holder" "bytea" PRIMARY KEY NOT NULL,
	"may_be_asked" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"seat" smallint NOT NULL,
	"position" integer NOT NULL,
	"sealed" "bytea",
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_order" UNIQUE("thread_id","position")
);
--> statement-breakpoint
CREATE TABLE "identity"."participant" (
	"thread_id" uuid NOT NULL,
	"seat" smallint NOT NULL,
	"holder" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"read_up_to" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "participant_thread_id_seat_pk" PRIMARY KEY("thread_id","seat"),
	CONSTRAINT "participant_seat" CHECK ("identity"."participant"."seat" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "identity"."private_thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"last_message_at" timestamp with time zone NOT NULL,
	CONSTRAINT "private_thread_state" CHECK ("identity"."private_thread"."state" in ('asked', 'open', 'refused', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "identity"."message_report" ADD CONSTRAINT "message_report_thread_id_private_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "identity"."private_thread"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."message" ADD CONSTRAINT "message_thread_id_private_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "identity"."private_thread"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."participant" ADD CONSTRAINT "participant_thread_id_private_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "identity"."private_thread"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_report_thread" ON "identity"."message_report" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "message_report_waiting" ON "identity"."message_report" USING btree ("reported_at") WHERE "identity"."message_report"."outcome" is null;--> statement-breakpoint
CREATE INDEX "participant_holder" ON "identity"."participant" USING btree ("holder");--> statement-breakpoint
CREATE INDEX "private_thread_last_message" ON "identity"."private_thread" USING btree ("last_message_at");