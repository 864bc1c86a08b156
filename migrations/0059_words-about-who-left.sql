-- The log only grows. One thing more it lets pass: when somebody has left, the words of a line about them, or about what they wrote, are
-- erased: once, with the time at which, and with everything else as it was.
CREATE OR REPLACE FUNCTION refuse_changing_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.detail = '' AND NEW.reason = ''
      AND (NEW.position, NEW.at, NEW.by_resident, NEW.deed, NEW.about_resident, NEW.about_post)
        IS NOT DISTINCT FROM (OLD.position, OLD.at, OLD.by_resident, OLD.deed, OLD.about_resident, OLD.about_post)
      AND (OLD.about_resident IS NOT NULL AND NOT EXISTS (SELECT 1 FROM resident WHERE id = OLD.about_resident)
        OR EXISTS (SELECT 1 FROM post WHERE post.id = OLD.about_post AND post.resident_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM resident WHERE resident.id = post.resident_id)))
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the log only grows' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
GRANT UPDATE (detail, reason, erased_at) ON log_entry TO wijk_door;
