CREATE TABLE "interaction_policy" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"reply" boolean NOT NULL,
	"announce" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "signing_key" ADD COLUMN "proof_multikey" text;--> statement-breakpoint
ALTER TABLE "signing_key" ADD COLUMN "proof_private_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "interaction_policy" ADD CONSTRAINT "interaction_policy_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;