CREATE TABLE "photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resident_id" uuid,
	"post_id" uuid,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"small" "bytea" NOT NULL,
	"large" "bytea" NOT NULL,
	"brought_at" timestamp with time zone,
	CONSTRAINT "photo_belongs" CHECK (num_nonnulls("photo"."resident_id", "photo"."post_id") = 1 and ("photo"."resident_id" is null) = ("photo"."brought_at" is null)),
	CONSTRAINT "photo_sizes" CHECK (length("photo"."small") <= 1000000 and length("photo"."large") <= 4000000)
);
--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "photos" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "photo_post" ON "photo" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "photo_waiting" ON "photo" USING btree ("resident_id","brought_at") WHERE "photo"."resident_id" is not null;