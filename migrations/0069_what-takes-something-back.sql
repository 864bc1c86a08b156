ALTER TABLE "outgoing_activity" ADD COLUMN "takes_back" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
UPDATE "outgoing_activity" SET "takes_back" = true
WHERE "type" IN ('Delete', 'Undo')
  OR ("type" = 'Announce' AND CASE WHEN "body" LIKE '{%' THEN "body"::jsonb -> 'object' ->> 'type' = 'Delete' END);
