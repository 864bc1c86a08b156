CREATE TABLE "agenda_item" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"remind_at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"costs" text NOT NULL,
	"registers" boolean NOT NULL,
	"places" integer,
	"register_until" timestamp with time zone,
	"coming" integer NOT NULL,
	"waiting" integer NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_why" text,
	"sequence" integer NOT NULL,
	CONSTRAINT "agenda_item_ends_later" CHECK ("agenda_item"."ends_at" > "agenda_item"."starts_at"),
	CONSTRAINT "agenda_item_lengths" CHECK (length("agenda_item"."place") <= 400 and length("agenda_item"."costs") <= 400 and length("agenda_item"."cancelled_why") <= 600),
	CONSTRAINT "agenda_item_registers" CHECK ("agenda_item"."registers" = ("agenda_item"."register_until" is not null)),
	CONSTRAINT "agenda_item_cancelled" CHECK (("agenda_item"."cancelled_at" is null) = ("agenda_item"."cancelled_why" is null)),
	CONSTRAINT "agenda_item_counts" CHECK ("agenda_item"."coming" >= 0 and "agenda_item"."waiting" >= 0)
);
--> statement-breakpoint
CREATE TABLE "identity"."registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"resident_id" uuid,
	"sealed" "bytea",
	"email_mark" "bytea",
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"wants_reminder" boolean NOT NULL,
	"reminded" boolean NOT NULL,
	"letters" uuid[] NOT NULL,
	CONSTRAINT "registration_state" CHECK ("identity"."registration"."state" in ('asked', 'coming', 'waiting')),
	CONSTRAINT "registration_of_one" CHECK (num_nonnulls("identity"."registration"."resident_id", "identity"."registration"."sealed") = 1),
	CONSTRAINT "registration_mark" CHECK (("identity"."registration"."sealed" is null) = ("identity"."registration"."email_mark" is null)),
	CONSTRAINT "registration_confirmed" CHECK (("identity"."registration"."state" = 'asked') = ("identity"."registration"."confirmed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_kind";--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_item_in_order" ON "agenda_item" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "agenda_item_to_remind" ON "agenda_item" USING btree ("remind_at");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_resident_once" ON "identity"."registration" USING btree ("item_id","resident_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_guest_once" ON "identity"."registration" USING btree ("item_id","email_mark");--> statement-breakpoint
CREATE INDEX "registration_asked" ON "identity"."registration" USING btree ("asked_at") WHERE "identity"."registration"."state" = 'asked';--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_kind" CHECK ("post"."kind" in ('question', 'answer', 'poll', 'announcement', 'activity'));