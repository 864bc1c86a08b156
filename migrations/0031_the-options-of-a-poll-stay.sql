-- Others voted on exactly these options. They go only with the whole poll, when it is taken back. (Of a poll of another wijk we show
-- what its own server says.)
CREATE FUNCTION refuse_other_options() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.options, NEW.several) IS DISTINCT FROM (OLD.options, OLD.several)
    AND EXISTS (SELECT 1 FROM post WHERE id = NEW.post_id AND home_wijk_id IS NULL AND withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'the options of poll % stay as they are', OLD.post_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_options_stay BEFORE UPDATE OF options, several ON poll
  FOR EACH ROW EXECUTE FUNCTION refuse_other_options();
--> statement-breakpoint
-- A poll that was closed stays closed, and its result stays what it was: who voted what is not there any more to count again.
CREATE FUNCTION refuse_reopening_a_poll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
    RAISE EXCEPTION 'poll % was closed', OLD.post_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_stays_closed BEFORE UPDATE OF closed_at ON poll
  FOR EACH ROW EXECUTE FUNCTION refuse_reopening_a_poll();
