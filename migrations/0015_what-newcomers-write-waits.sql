-- Nothing goes out about what a moderator has to see first: neither the post, nor anything in its thread, nor whatever names it.
CREATE FUNCTION refuse_what_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM post JOIN post thread ON thread.id = post.thread_id
    WHERE (post.id = NEW.post_id
        OR post.id IN (SELECT named[1]::uuid FROM regexp_matches(NEW.body,
          '/ap/o/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})', 'g') AS named))
      AND (post.held_at IS NOT NULL OR thread.held_at IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'activity % speaks of a post that waits for a moderator', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outgoing_activity_waits BEFORE INSERT OR UPDATE ON outgoing_activity
  FOR EACH ROW EXECUTE FUNCTION refuse_what_waits();
--> statement-breakpoint
-- What others could read cannot be made to wait again: that would hide it without the word of a moderator.
CREATE FUNCTION refuse_holding_what_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.held_at IS NULL AND NEW.held_at IS NOT NULL THEN
    RAISE EXCEPTION 'post % stands already and cannot be held', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_is_held_from_the_start BEFORE UPDATE OF held_at ON post
  FOR EACH ROW EXECUTE FUNCTION refuse_holding_what_stands();
--> statement-breakpoint
-- Nobody answers what waits: the thread would be read by whoever is told of the answer.
CREATE FUNCTION refuse_answer_to_what_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id <> NEW.thread_id AND (SELECT held_at FROM post WHERE id = NEW.thread_id) IS NOT NULL THEN
    RAISE EXCEPTION 'answer % is to a question that waits for a moderator', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_answers_what_stands BEFORE INSERT ON post
  FOR EACH ROW EXECUTE FUNCTION refuse_answer_to_what_waits();
--> statement-breakpoint
-- The log only grows, whoever asks: also the owner of the tables, who runs the migrations, would have to take this away first.
CREATE FUNCTION refuse_changing_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log only grows' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER log_entry_only_grows BEFORE UPDATE OR DELETE ON log_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_changing_the_log();
--> statement-breakpoint
CREATE TRIGGER log_entry_is_not_emptied BEFORE TRUNCATE ON log_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_changing_the_log();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON log_entry FROM wijk_square;
