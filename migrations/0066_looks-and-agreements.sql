CREATE TABLE "agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"what" text NOT NULL,
	"version" integer NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "agreement_what" CHECK ("agreement"."what" in ('found-by-neighbours', 'handle-outside'))
);
--> statement-breakpoint
CREATE TABLE "identity"."data_look" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mark" "bytea" NOT NULL,
	"what" text NOT NULL,
	"seen_by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_look_what" CHECK ("identity"."data_look"."what" in ('sign-in-link', 'entrusted-name'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_once" ON "agreement" USING btree ("resident_id","what") WHERE "agreement"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "agreement_resident" ON "agreement" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "data_look_mark" ON "identity"."data_look" USING btree ("mark","at");