-- Roles. `wijk_square` is everything that runs the square, ActivityPub included; it has no right on the schema `identity`.
-- `wijk_door` is sign-in, joining and letters: the square's rights and those on `identity`.
DO $$ BEGIN CREATE ROLE wijk_square NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
--> statement-breakpoint
DO $$ BEGIN CREATE ROLE wijk_door NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'wijk_square', 'USAGE') THEN GRANT wijk_square TO current_user; END IF;
  IF NOT pg_has_role(current_user, 'wijk_door', 'USAGE') THEN GRANT wijk_door TO current_user; END IF;
  IF NOT pg_has_role('wijk_door', 'wijk_square', 'USAGE') THEN GRANT wijk_square TO wijk_door; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA identity FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO wijk_square;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO wijk_square;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO wijk_square;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wijk_square;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO wijk_square;
--> statement-breakpoint
GRANT USAGE ON SCHEMA identity TO wijk_door;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA identity TO wijk_door;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA identity GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wijk_door;
--> statement-breakpoint
-- An outgoing activity may speak only of posts for everyone, whatever its type: the post that it names, the thread
-- around it, and every object of ours whose address stands anywhere in its text. (The address of a page may stand in
-- what people write: a visitor finds nothing there.)
CREATE FUNCTION refuse_what_may_not_leave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM post JOIN post thread ON thread.id = post.thread_id
    WHERE (post.id = NEW.post_id
        OR post.id IN (SELECT named[1]::uuid FROM regexp_matches(NEW.body,
          '/ap/o/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})', 'g') AS named))
      AND (post.audience <> 'everyone' OR thread.audience <> 'everyone')
  ) THEN
    RAISE EXCEPTION 'activity % speaks of a post that may not leave the wijk', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outgoing_activity_may_leave BEFORE INSERT OR UPDATE ON outgoing_activity
  FOR EACH ROW EXECUTE FUNCTION refuse_what_may_not_leave();
--> statement-breakpoint
-- What went out cannot become something for the wijk alone: others already have it.
CREATE FUNCTION refuse_calling_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.audience = 'everyone' AND NEW.audience <> 'everyone' THEN
    RAISE EXCEPTION 'post % was for everyone and cannot be called back', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_audience_only_widens BEFORE UPDATE OF audience ON post
  FOR EACH ROW EXECUTE FUNCTION refuse_calling_back();
--> statement-breakpoint
-- An answer has the audience of its thread.
CREATE FUNCTION refuse_other_audience_than_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id <> NEW.thread_id AND NEW.audience <> (SELECT audience FROM post WHERE id = NEW.thread_id) THEN
    RAISE EXCEPTION 'answer % has another audience than its thread', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_audience_of_thread BEFORE INSERT ON post
  FOR EACH ROW EXECUTE FUNCTION refuse_other_audience_than_thread();
--> statement-breakpoint
-- Whoever waits for something to happen (relay, live threads) is woken at the commit.
CREATE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wijk_event', json_build_object('kind', NEW.kind, 'threadId', NEW.payload ->> 'threadId')::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_announced AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION announce_event();
