CREATE TABLE "actor_alias" (
	"actor_id" uuid NOT NULL,
	"alias_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "actor_alias_actor_id_alias_id_pk" PRIMARY KEY("actor_id","alias_id")
);
--> statement-breakpoint
CREATE TABLE "actor_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "actor_move_leads_elsewhere" CHECK ("actor_move"."actor_id" <> "actor_move"."target_id")
);
--> statement-breakpoint
ALTER TABLE "actor_alias" ADD CONSTRAINT "actor_alias_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_alias" ADD CONSTRAINT "actor_alias_alias_id_actor_id_fk" FOREIGN KEY ("alias_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_move" ADD CONSTRAINT "actor_move_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_move" ADD CONSTRAINT "actor_move_target_id_actor_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "actor_move_standing" ON "actor_move" USING btree ("actor_id") WHERE "actor_move"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "actor_move_actor" ON "actor_move" USING btree ("actor_id","moved_at");--> statement-breakpoint
CREATE INDEX "actor_move_target" ON "actor_move" USING btree ("target_id") WHERE "actor_move"."ended_at" is null;