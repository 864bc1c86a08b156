-- Members of before are not new: nobody explains to them how it works here.
UPDATE "identity"."address" SET "arrived_at" = "added_at" WHERE "arrived_at" IS NULL;
