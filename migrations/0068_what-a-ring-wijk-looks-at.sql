-- What a wijk of the ring was asked to look at again goes to that one actor and names nothing else of ours, as what is handed over to a
-- gemeente alone; and what we answer to such a wijk goes to it alone. Beside taking back, it goes only while it waits and they are in our
-- ring.
CREATE OR REPLACE FUNCTION refuse_what_is_for_another() RETURNS trigger LANGUAGE plpgsql AS $$
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
    OR EXISTS (SELECT 1 FROM second_opinion WHERE second_opinion.id = ANY(named) AND NEW.only_to IS DISTINCT FROM wijk_id)
    OR EXISTS (SELECT 1 FROM brought_appeal WHERE uri = NEW.object_uri AND NEW.only_to IS DISTINCT FROM wijk_id)
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
  IF NEW.type <> 'Delete' AND EXISTS (
    SELECT 1 FROM second_opinion WHERE second_opinion.id = ANY(named)
      AND (state <> 'asked' OR NOT EXISTS (
        SELECT 1 FROM ring_membership WHERE ring_membership.actor_id = wijk_id AND ring_membership.state = 'member')))
  THEN
    RAISE EXCEPTION 'activity % asks what is not asked any more', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION private_may_go(activity uuid, asked text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
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
    AND NOT EXISTS (
      SELECT 1 FROM outgoing_activity sent JOIN second_opinion ON second_opinion.uri = sent.object_uri
      WHERE sent.id = activity AND (second_opinion.state <> 'asked' OR NOT EXISTS (
        SELECT 1 FROM ring_membership member WHERE member.actor_id = second_opinion.wijk_id AND member.state = 'member')))
    AND NOT EXISTS (
      SELECT 1 FROM outgoing_activity sent JOIN brought_appeal ON brought_appeal.uri = sent.object_uri
      WHERE sent.id = activity AND brought_appeal.state IN ('taken-back', 'left'))
$$;
--> statement-breakpoint
-- What a wijk of the ring was asked is what somebody said yes to; it ends once, and says nothing afterwards.
CREATE FUNCTION refuse_another_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM ring_membership WHERE actor_id = NEW.wijk_id AND state = 'member') THEN
      RAISE EXCEPTION 'wijk % is not in our ring', NEW.wijk_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.wijk_id, NEW.uri, NEW.kind, NEW.rule, NEW.agreed_at, NEW.answer_before)
    IS DISTINCT FROM (OLD.wijk_id, OLD.uri, OLD.kind, OLD.rule, OLD.agreed_at, OLD.answer_before)
    OR OLD.state <> 'asked'
  THEN
    RAISE EXCEPTION 'second opinion % is as it was agreed to', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER second_opinion_stays BEFORE INSERT OR UPDATE ON second_opinion
  FOR EACH ROW EXECUTE FUNCTION refuse_another_opinion();
--> statement-breakpoint
CREATE FUNCTION refuse_another_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.wijk_id, NEW.uri, NEW.came_at) IS DISTINCT FROM (OLD.wijk_id, OLD.uri, OLD.came_at)
    OR (OLD.outcome IS NOT NULL AND NEW.outcome IS DISTINCT FROM OLD.outcome)
  THEN
    RAISE EXCEPTION 'appeal % was brought by one wijk and is answered once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER brought_appeal_stays BEFORE UPDATE ON brought_appeal
  FOR EACH ROW EXECUTE FUNCTION refuse_another_answer();
--> statement-breakpoint
-- A yes of before these were kept. When a handle of one's own was chosen is known; when somebody chose to be found is not.
INSERT INTO agreement (id, resident_id, what, version, agreed_at)
SELECT gen_random_uuid(), actor.resident_id, 'handle-outside', 0, actor.made_at
FROM actor JOIN resident ON resident.id = actor.resident_id
WHERE actor.kind = 'resident' AND actor.gone_at IS NULL AND resident.left_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM agreement known WHERE known.resident_id = actor.resident_id AND known.what = 'handle-outside');
--> statement-breakpoint
INSERT INTO agreement (id, resident_id, what, version, agreed_at)
SELECT gen_random_uuid(), introduction.resident_id, 'found-by-neighbours', 0, NULL
FROM introduction JOIN resident ON resident.id = introduction.resident_id
WHERE introduction.shown AND resident.left_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM agreement known WHERE known.resident_id = introduction.resident_id AND known.what = 'found-by-neighbours');
