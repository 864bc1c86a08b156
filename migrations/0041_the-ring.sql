CREATE TABLE "ring_membership" (
	"actor_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"own_uri" text,
	"own_type" text,
	"their_uri" text,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "ring_membership_own_uri_unique" UNIQUE("own_uri"),
	CONSTRAINT "ring_membership_their_uri_unique" UNIQUE("their_uri"),
	CONSTRAINT "ring_membership_state" CHECK ("ring_membership"."state" in ('invited', 'asked', 'member', 'refused', 'ended')),
	CONSTRAINT "ring_membership_own_type" CHECK ("ring_membership"."own_type" in ('Offer', 'Accept')),
	CONSTRAINT "ring_membership_both_said_yes" CHECK ("ring_membership"."state" <> 'member' or ("ring_membership"."own_uri" is not null and "ring_membership"."their_uri" is not null))
);
--> statement-breakpoint
ALTER TABLE "consent" DROP CONSTRAINT "consent_rung";--> statement-breakpoint
ALTER TABLE "question_way" DROP CONSTRAINT "question_way_rung";--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_audience";--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_stays_home";--> statement-breakpoint
ALTER TABLE "outgoing_activity" ADD COLUMN "ring" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "handed_to" uuid;--> statement-breakpoint
ALTER TABLE "ring_membership" ADD CONSTRAINT "ring_membership_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_handed_to_actor_id_fk" FOREIGN KEY ("handed_to") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_rung" CHECK ("consent"."rung" in ('kring', 'outside', 'gemeente'));--> statement-breakpoint
ALTER TABLE "question_way" ADD CONSTRAINT "question_way_rung" CHECK ("question_way"."rung" in ('wijk', 'wijkwijzers', 'kring', 'outside', 'gemeente'));--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_ring_asks" CHECK ("post"."audience" <> 'kring' or "post"."kind" in ('question', 'answer'));--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_audience" CHECK ("post"."audience" in ('wijk', 'kring', 'everyone'));--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_stays_home" CHECK ("post"."audience" <> 'wijk' or ("post"."uri" is null and "post"."actor_id" is null));