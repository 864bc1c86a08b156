-- What was handed over to one gemeente, and what that gemeente answers, goes to that one actor and names nothing else of ours: no post,
-- and so not the question either. And of a question only once its asker said yes to asking the gemeente.
CREATE FUNCTION refuse_what_is_for_another() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named uuid[];
BEGIN
  SELECT array_agg(id[1]::uuid) INTO named FROM regexp_matches(NEW.body || ' ' || NEW.object_uri,
    '/ap/o/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})', 'g') AS id;
  IF EXISTS (SELECT 1 FROM hand_over WHERE hand_over.id = ANY(named) AND NEW.only_to IS DISTINCT FROM gemeente_id)
    OR EXISTS (
      SELECT 1 FROM handed_answer JOIN handed_question ON handed_question.id = handed_answer.handed_id
      WHERE handed_answer.id = ANY(named) AND NEW.only_to IS DISTINCT FROM handed_question.asker_id)
    OR EXISTS (SELECT 1 FROM handed_question WHERE uri = NEW.object_uri AND NEW.only_to IS DISTINCT FROM asker_id)
  THEN
    RAISE EXCEPTION 'activity % speaks of what is for one actor alone', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.only_to IS NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.post_id IS NOT NULL OR EXISTS (SELECT 1 FROM post WHERE post.id = ANY(named)) THEN
    RAISE EXCEPTION 'activity % leads to something else', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM hand_over WHERE hand_over.id = ANY(named)
      AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.question_id = hand_over.question_id
        AND consent.rung = 'gemeente' AND consent.answer = 'yes'))
  THEN
    RAISE EXCEPTION 'activity % speaks of a question whose asker did not say yes', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outgoing_activity_for_one BEFORE INSERT ON outgoing_activity
  FOR EACH ROW EXECUTE FUNCTION refuse_what_is_for_another();
--> statement-breakpoint
-- It goes to the inbox of that actor and to no other, not even one that its server shares.
CREATE FUNCTION refuse_other_than_the_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added JOIN outgoing_activity sent ON sent.id = added.activity_id
    WHERE sent.only_to IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM actor WHERE actor.id = sent.only_to AND actor.inbox = added.inbox)
  ) THEN
    RAISE EXCEPTION 'what is for one actor alone would go to somebody else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER delivery_to_the_one AFTER INSERT ON delivery
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_than_the_one();
--> statement-breakpoint
-- To whom something goes alone was decided when it was added.
CREATE FUNCTION refuse_another_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.only_to IS DISTINCT FROM OLD.only_to THEN
    RAISE EXCEPTION 'activity % is for whom it was', OLD.uri USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outgoing_activity_stays_for_one BEFORE UPDATE OF only_to ON outgoing_activity
  FOR EACH ROW EXECUTE FUNCTION refuse_another_one();
--> statement-breakpoint
-- Whether it may still go there at this moment: the actor reads there, and what it says was not taken back since.
CREATE FUNCTION private_may_go(activity uuid, asked text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
      SELECT 1 FROM outgoing_activity sent JOIN actor ON actor.id = sent.only_to
      WHERE sent.id = activity AND actor.inbox = asked AND actor.gone_at IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM outgoing_activity sent JOIN hand_over ON hand_over.uri = sent.object_uri
      WHERE sent.id = activity AND hand_over.withdrawn_at IS NOT NULL)
    AND NOT EXISTS (
      SELECT 1 FROM outgoing_activity sent JOIN handed_question ON handed_question.uri = sent.object_uri
      WHERE sent.id = activity AND handed_question.withdrawn_at IS NOT NULL)
    AND NOT EXISTS (
      SELECT 1 FROM outgoing_activity sent JOIN handed_answer
        ON handed_answer.id = substring(sent.object_uri from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')::uuid
      JOIN handed_question ON handed_question.id = handed_answer.handed_id
      WHERE sent.id = activity AND (handed_answer.withdrawn_at IS NOT NULL OR handed_question.withdrawn_at IS NOT NULL))
$$;
--> statement-breakpoint
-- What stays in the wijk and was said elsewhere was said by the gemeente to which that question was handed over, and by nobody else.
CREATE FUNCTION refuse_voices_from_elsewhere_at_home() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.audience = 'wijk' AND NEW.actor_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM hand_over WHERE hand_over.question_id = NEW.thread_id AND hand_over.gemeente_id = NEW.actor_id
  ) THEN
    RAISE EXCEPTION 'post % is for the wijk and was said elsewhere', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_said_at_home_by_the_gemeente BEFORE INSERT OR UPDATE OF audience, actor_id, thread_id ON post
  FOR EACH ROW EXECUTE FUNCTION refuse_voices_from_elsewhere_at_home();
--> statement-breakpoint
-- Whom a question was handed over to, and by whom it is said, was said yes to once.
CREATE FUNCTION refuse_another_gemeente() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.question_id, NEW.gemeente_id, NEW.speaker_id, NEW.uri, NEW.at)
    IS DISTINCT FROM (OLD.question_id, OLD.gemeente_id, OLD.speaker_id, OLD.uri, OLD.at)
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
  THEN
    RAISE EXCEPTION 'hand-over % is as its asker said yes to it', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER hand_over_stays BEFORE UPDATE ON hand_over FOR EACH ROW EXECUTE FUNCTION refuse_another_gemeente();
--> statement-breakpoint
-- An answer has the audience of its thread; what the gemeente answered to what it alone was asked stays in the wijk, whatever that is.
CREATE OR REPLACE FUNCTION refuse_other_audience_than_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id <> NEW.thread_id AND NEW.audience <> (SELECT audience FROM post WHERE id = NEW.thread_id)
    AND NOT (NEW.audience = 'wijk' AND NEW.actor_id IS NOT NULL) THEN
    RAISE EXCEPTION 'answer % has another audience than its thread', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
