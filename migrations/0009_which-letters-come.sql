CREATE TABLE "digest_closing" (
	"at" timestamp with time zone PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digest_post" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"closing" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."digest_reader" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"up_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."letter_choice" (
	"resident_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"choice" text NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_choice_resident_id_kind_pk" PRIMARY KEY("resident_id","kind"),
	CONSTRAINT "letter_choice_known" CHECK ("identity"."letter_choice"."choice" in ('at-once', 'day', 'week', 'never'))
);
--> statement-breakpoint
ALTER TABLE "identity"."address" ADD COLUMN "arrived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "digest_post" ADD CONSTRAINT "digest_post_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digest_post_closing" ON "digest_post" USING btree ("closing");