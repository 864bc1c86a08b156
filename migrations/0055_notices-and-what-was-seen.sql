CREATE TABLE "identity"."notice_reader" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"up_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "registration_resident" ON "identity"."registration" USING btree ("resident_id") WHERE "identity"."registration"."resident_id" is not null;--> statement-breakpoint
CREATE INDEX "event_in_thread" ON "event" USING btree (("payload" ->> 'threadId'),"happened_at") WHERE "event"."kind" in ('AnswerReceived', 'ActivityMoved');