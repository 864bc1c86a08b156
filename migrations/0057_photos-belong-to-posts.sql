-- A photo stands with the post that names it, and goes with it. Only what its writer brought is placed, and once; an announcement of the
-- wijk is in the hands of all its moderators. What is named no more is erased in the same statement.
CREATE FUNCTION keep_photos_of_post() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named uuid[] := array(SELECT (value ->> 'id')::uuid FROM jsonb_array_elements(NEW.photos));
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM photo WHERE post_id = NEW.id AND id <> ALL (named);
  END IF;
  UPDATE photo SET post_id = NEW.id, resident_id = NULL, brought_at = NULL
    WHERE id = ANY (named) AND post_id IS NULL AND (resident_id = NEW.resident_id OR NEW.kind = 'announcement');
  IF (SELECT count(*) FROM photo WHERE id = ANY (named) AND post_id = NEW.id) <> jsonb_array_length(NEW.photos) THEN
    RAISE EXCEPTION 'post % names a photo that is not its own', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_begins_with_photos AFTER INSERT ON post
  FOR EACH ROW WHEN (NEW.photos <> '[]'::jsonb) EXECUTE FUNCTION keep_photos_of_post();
--> statement-breakpoint
CREATE TRIGGER post_changes_photos AFTER UPDATE OF photos ON post
  FOR EACH ROW WHEN (NEW.photos IS DISTINCT FROM OLD.photos) EXECUTE FUNCTION keep_photos_of_post();
--> statement-breakpoint
-- WebP is compressed already.
ALTER TABLE photo ALTER COLUMN small SET STORAGE EXTERNAL, ALTER COLUMN large SET STORAGE EXTERNAL;
