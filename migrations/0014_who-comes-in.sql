CREATE TABLE "log_entry" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_resident" uuid,
	"deed" text NOT NULL,
	"about_resident" uuid,
	"about_post" uuid,
	"detail" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "log_entry_lengths" CHECK (length("log_entry"."detail") <= 500 and length("log_entry"."reason") <= 500)
);
--> statement-breakpoint
CREATE TABLE "identity"."join_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email_index" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"vouchers_needed" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "identity"."letter_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"letters" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "identity"."letter_code" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"used" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."voucher" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"answer" text,
	CONSTRAINT "voucher_answer" CHECK ("identity"."voucher"."answer" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "role_term" (
	"resident_id" uuid NOT NULL,
	"role" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "role_term_resident_id_role_pk" PRIMARY KEY("resident_id","role")
);
--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "refused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "refused_by" uuid;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "refused_reason" text;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "joined_by" text;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "posts_to_see" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "wijk" ADD COLUMN "vouchers_needed" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "wijk" ADD COLUMN "held_posts" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."letter_code" ADD CONSTRAINT "letter_code_batch_id_letter_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "identity"."letter_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."voucher" ADD CONSTRAINT "voucher_request_id_join_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "identity"."join_request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_term" ADD CONSTRAINT "role_term_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "log_entry_at" ON "log_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "join_request_email" ON "identity"."join_request" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "join_request_expires" ON "identity"."join_request" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "letter_code_batch" ON "identity"."letter_code" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_once" ON "identity"."voucher" USING btree ("request_id","resident_id");--> statement-breakpoint
CREATE INDEX "role_term_until" ON "role_term" USING btree ("until");--> statement-breakpoint
CREATE INDEX "post_held" ON "post" USING btree ("held_at","id") WHERE "post"."held_at" is not null;--> statement-breakpoint
ALTER TABLE "resident" DROP COLUMN "joined_through";--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_refused_is_held" CHECK ("post"."refused_at" is null or "post"."held_at" is not null);--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_joined_by" CHECK ("resident"."joined_by" in ('set-up', 'code', 'invitation', 'letter', 'vouching', 'approval'));--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_posts_to_see" CHECK ("resident"."posts_to_see" >= 0);--> statement-breakpoint
ALTER TABLE "wijk" ADD CONSTRAINT "wijk_vouchers" CHECK ("wijk"."vouchers_needed" between 1 and 2);--> statement-breakpoint
ALTER TABLE "wijk" ADD CONSTRAINT "wijk_held_posts" CHECK ("wijk"."held_posts" between 0 and 20);