-- What was decided about a seal stays as it was written: lines are added and nothing else, whoever holds the database's own rights.
REVOKE UPDATE, DELETE, TRUNCATE ON identity.unsealing_step FROM wijk_door;
--> statement-breakpoint
CREATE FUNCTION refuse_changing_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record of unsealing is only added to' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER unsealing_step_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.unsealing_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_changing_the_record();
--> statement-breakpoint
-- The voice of someone without a name leads to nobody: neither a resident nor a thread stands at its actor.
CREATE FUNCTION refuse_a_known_voice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM actor WHERE id = NEW.actor_id AND (kind <> 'stand_in' OR resident_id IS NOT NULL OR thread_id IS NOT NULL)) THEN
    RAISE EXCEPTION 'post % has no name, and its actor would tell it', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_nameless_voice BEFORE INSERT OR UPDATE ON post
  FOR EACH ROW WHEN (NEW.pseudonym IS NOT NULL) EXECUTE FUNCTION refuse_a_known_voice();
