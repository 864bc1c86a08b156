CREATE TABLE "demand_figure" (
	"month" text NOT NULL,
	"theme" text NOT NULL,
	"askers" integer NOT NULL,
	CONSTRAINT "demand_figure_month_theme_pk" PRIMARY KEY("month","theme"),
	CONSTRAINT "demand_figure_hides_few" CHECK ("demand_figure"."askers" >= 5 and "demand_figure"."askers" % 5 = 0)
);
--> statement-breakpoint
CREATE TABLE "demand_month" (
	"month" text PRIMARY KEY NOT NULL,
	"told_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"manner" text NOT NULL,
	"theme" text NOT NULL,
	"location" text NOT NULL,
	"schedule" text NOT NULL,
	"phone" text NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"availability" text NOT NULL,
	CONSTRAINT "offer_purpose" CHECK ("offer"."purpose" in ('offer', 'request')),
	CONSTRAINT "offer_manner" CHECK ("offer"."manner" in ('help', 'lend', 'give')),
	CONSTRAINT "offer_availability" CHECK ("offer"."availability" in ('there', 'away', 'gone')),
	CONSTRAINT "offer_lengths" CHECK (length("offer"."location") <= 400 and length("offer"."schedule") <= 400 and length("offer"."phone") <= 80)
);
--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_kind";--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "organisation" text;--> statement-breakpoint
ALTER TABLE "demand_figure" ADD CONSTRAINT "demand_figure_month_demand_month_month_fk" FOREIGN KEY ("month") REFERENCES "public"."demand_month"("month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offer_by_theme" ON "offer" USING btree ("theme");--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_kind" CHECK ("post"."kind" in ('question', 'answer', 'poll', 'announcement', 'activity', 'offer'));--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_organisation_length" CHECK (length("resident"."organisation") between 2 and 80);--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_organisation_has_no_role" CHECK ("resident"."organisation" is null or cardinality("resident"."roles") = 0);