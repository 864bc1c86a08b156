-- Set-up chooses once whether this is the square of a wijk or a gemeente: other servers know its actor as what it is.
CREATE FUNCTION refuse_other_mode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.set_up_at IS NOT NULL AND NEW.mode IS DISTINCT FROM OLD.mode THEN
    RAISE EXCEPTION 'what this server is stays as set-up chose it: a %', OLD.mode USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER wijk_mode_stays BEFORE UPDATE OF mode ON wijk
  FOR EACH ROW EXECUTE FUNCTION refuse_other_mode();
