-- Whoever is suspended has no session and writes nothing under their name, whatever way there is to it.
CREATE FUNCTION refuse_the_suspended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.resident WHERE id = NEW.resident_id AND suspended_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a resident who is suspended has no % now', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER session_of_nobody_suspended BEFORE INSERT ON identity.session
  FOR EACH ROW EXECUTE FUNCTION refuse_the_suspended();
--> statement-breakpoint
CREATE TRIGGER post_of_nobody_suspended BEFORE INSERT ON post
  FOR EACH ROW WHEN (NEW.resident_id IS NOT NULL) EXECUTE FUNCTION refuse_the_suspended();
