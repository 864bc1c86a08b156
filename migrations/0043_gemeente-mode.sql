CREATE TABLE "announcement_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"last_day" text NOT NULL,
	"urgent" boolean NOT NULL,
	"everyone" boolean NOT NULL,
	"wijken" uuid[] NOT NULL,
	"areas" uuid[] NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcement_draft_lengths" CHECK (length("announcement_draft"."title") <= 400 and length("announcement_draft"."text") <= 20000 and length("announcement_draft"."last_day") <= 40)
);
--> statement-breakpoint
CREATE TABLE "announcement_reach" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"everyone" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "announcement_wijk" (
	"post_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"shown_with" text,
	"shown_at" timestamp with time zone,
	CONSTRAINT "announcement_wijk_post_id_actor_id_pk" PRIMARY KEY("post_id","actor_id"),
	CONSTRAINT "announcement_wijk_shown" CHECK (("announcement_wijk"."shown_with" is null) = ("announcement_wijk"."shown_at" is null))
);
--> statement-breakpoint
CREATE TABLE "wijk_area" (
	"area_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "wijk_area_area_id_actor_id_pk" PRIMARY KEY("area_id","actor_id")
);
--> statement-breakpoint
ALTER TABLE "peer" ADD COLUMN "people" integer;--> statement-breakpoint
ALTER TABLE "wijk" ADD COLUMN "mode" text DEFAULT 'wijk' NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement_reach" ADD CONSTRAINT "announcement_reach_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_wijk" ADD CONSTRAINT "announcement_wijk_post_id_announcement_reach_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."announcement_reach"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_wijk" ADD CONSTRAINT "announcement_wijk_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wijk_area" ADD CONSTRAINT "wijk_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wijk_area" ADD CONSTRAINT "wijk_area_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_wijk_shown_with" ON "announcement_wijk" USING hash ("shown_with") WHERE "announcement_wijk"."shown_with" is not null;--> statement-breakpoint
ALTER TABLE "wijk" ADD CONSTRAINT "wijk_mode" CHECK ("wijk"."mode" in ('wijk', 'gemeente'));