CREATE TABLE "identity"."passkey_challenge" (
	"challenge_hash" "bytea" PRIMARY KEY NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"resident_id" uuid,
	"user_handle" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "passkey_challenge_purpose" CHECK (("identity"."passkey_challenge"."purpose" = 'sign-in' and "identity"."passkey_challenge"."resident_id" is null and "identity"."passkey_challenge"."user_handle" is null)
        or ("identity"."passkey_challenge"."purpose" = 'add' and "identity"."passkey_challenge"."resident_id" is not null and "identity"."passkey_challenge"."user_handle" is not null))
);
--> statement-breakpoint
CREATE TABLE "identity"."passkey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"user_handle" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"name" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"used_on" date,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."session" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD COLUMN "device" text;--> statement-breakpoint
CREATE INDEX "passkey_challenge_expires" ON "identity"."passkey_challenge" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkey_resident" ON "identity"."passkey" USING btree ("resident_id");--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_device" CHECK ("identity"."session"."device" in ('phone', 'tablet', 'computer'));