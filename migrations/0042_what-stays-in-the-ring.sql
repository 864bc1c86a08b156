-- Who reads a thread of the ring: a wijk that is a member now and was told of one of our threads since it became one; and of a thread
-- of its own, in which our residents answer, the wijk itself. Serving and sending both ask here.
CREATE FUNCTION ring_reads(wijk uuid, thread uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT 1 FROM ring_membership membership
    JOIN actor ON actor.id = membership.actor_id
    JOIN post beginning ON beginning.id = thread
    WHERE membership.actor_id = wijk AND membership.state = 'member' AND actor.gone_at IS NULL
      AND (beginning.home_wijk_id = wijk
        OR beginning.home_wijk_id IS NULL AND EXISTS (
          SELECT 1 FROM outgoing_activity sent JOIN delivery told ON told.activity_id = sent.id
          WHERE sent.object_uri = beginning.uri AND sent.ring AND sent.made_at >= membership.since
            AND told.inbox = actor.inbox)))
$$;
--> statement-breakpoint
-- Whether what is for the ring may go to an inbox now: that of a member, as the wijk itself reads it.
CREATE FUNCTION ring_has_inbox(asked text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT 1 FROM ring_membership JOIN actor ON actor.id = ring_membership.actor_id
    WHERE ring_membership.state = 'member' AND actor.gone_at IS NULL AND actor.inbox = asked)
$$;
--> statement-breakpoint
-- An outgoing activity may speak of what is for everyone, or, when it is for the ring alone, of what is for the ring: the post that it
-- names, the thread around it, and every object of ours whose address stands anywhere in its text. And of a question of this
-- wijk, and what stands under it, only once its asker said yes to that.
CREATE OR REPLACE FUNCTION refuse_what_may_not_leave() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named_posts uuid[];
BEGIN
  SELECT array_agg(id) INTO named_posts FROM (
    SELECT NEW.post_id AS id
    UNION SELECT named[1]::uuid FROM regexp_matches(NEW.body,
      '/ap/o/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})', 'g') AS named
  ) AS spoken_of;
  IF EXISTS (
    SELECT 1 FROM post JOIN post thread ON thread.id = post.thread_id
    WHERE post.id = ANY(named_posts)
      AND (post.audience = 'wijk' OR thread.audience = 'wijk'
        OR (NOT NEW.ring AND (post.audience <> 'everyone' OR thread.audience <> 'everyone')))
  ) THEN
    RAISE EXCEPTION 'activity % speaks of a post that may not leave the wijk', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM post
    WHERE post.id = ANY(named_posts)
      AND (SELECT home_wijk_id IS NULL FROM post thread WHERE thread.id = post.thread_id)
      AND NOT EXISTS (
        SELECT 1 FROM consent WHERE question_id = post.thread_id AND answer = 'yes'
          AND rung = CASE WHEN NEW.ring THEN 'kring' ELSE 'outside' END)
  ) THEN
    RAISE EXCEPTION 'activity % speaks of a question whose asker did not say yes', NEW.uri
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What is for the ring goes to the wijken of the ring and to nobody else. What takes it back still goes to whoever got it.
CREATE FUNCTION refuse_ring_elsewhere() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added JOIN outgoing_activity sent ON sent.id = added.activity_id
    WHERE sent.ring AND NOT ring_has_inbox(added.inbox)
      AND NOT (sent.type = 'Delete' AND EXISTS (
        SELECT 1 FROM delivery told JOIN outgoing_activity earlier ON earlier.id = told.activity_id
        WHERE told.inbox = added.inbox AND earlier.object_uri = sent.object_uri AND earlier.ring AND earlier.id <> sent.id))
  ) THEN
    RAISE EXCEPTION 'what is for the ring would go to somebody else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER delivery_within_the_ring AFTER INSERT ON delivery
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_ring_elsewhere();
--> statement-breakpoint
-- Where something goes was decided when it was added.
CREATE FUNCTION refuse_other_inbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.activity_id, NEW.inbox) IS DISTINCT FROM (OLD.activity_id, OLD.inbox) THEN
    RAISE EXCEPTION 'a delivery goes nowhere else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER delivery_stays_where_it_goes BEFORE UPDATE OF activity_id, inbox ON delivery
  FOR EACH ROW EXECUTE FUNCTION refuse_other_inbox();
--> statement-breakpoint
-- What went out cannot become something for fewer people: others already have it.
CREATE OR REPLACE FUNCTION refuse_calling_back() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  from_near_to_far constant text[] := ARRAY['wijk', 'kring', 'everyone'];
BEGIN
  IF array_position(from_near_to_far, NEW.audience) < array_position(from_near_to_far, OLD.audience) THEN
    RAISE EXCEPTION 'post % was for more people and cannot be called back', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Whether a server is on the list of those that the wijk deals with: by exactly its name, or as that of a wijk that ours follows,
-- has in its ring, or invited there.
CREATE OR REPLACE FUNCTION server_is_listed(asked text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM listed_server WHERE host IN (asked, regexp_replace(asked, ':[0-9]+$', '')))
    OR EXISTS (SELECT 1 FROM neighbour JOIN actor ON actor.id = neighbour.actor_id WHERE actor.host = asked)
    OR EXISTS (SELECT 1 FROM ring_membership JOIN actor ON actor.id = ring_membership.actor_id
      WHERE actor.host = asked AND ring_membership.state IN ('invited', 'member'));
END $$;
