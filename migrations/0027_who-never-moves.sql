-- A resident's own handle moves, and so does whoever lives elsewhere. A stand-in never does: its move would tell who it
-- stands in for. Neither does the server's own actor.
CREATE FUNCTION refuse_moving_what_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM actor WHERE id = NEW.actor_id AND kind IN ('resident', 'remote')) THEN
    RAISE EXCEPTION 'actor % does not move', NEW.actor_id USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM actor WHERE id = NEW.target_id AND kind IN ('resident', 'remote')) THEN
    RAISE EXCEPTION 'nobody moves to actor %', NEW.target_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER actor_move_may_be BEFORE INSERT OR UPDATE ON actor_move
  FOR EACH ROW EXECUTE FUNCTION refuse_moving_what_stays();
--> statement-breakpoint
CREATE FUNCTION refuse_other_names_of_stand_ins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM actor WHERE id = NEW.actor_id AND kind IN ('resident', 'wijk'))
    OR NOT EXISTS (SELECT 1 FROM actor WHERE id = NEW.alias_id AND kind = 'remote') THEN
    RAISE EXCEPTION 'actor % is nobody else', NEW.actor_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER actor_alias_may_be BEFORE INSERT OR UPDATE ON actor_alias
  FOR EACH ROW EXECUTE FUNCTION refuse_other_names_of_stand_ins();
