-- Questions of this wijk that were asked of everyone before yeses were kept: asking everyone was the yes.
INSERT INTO consent (id, question_id, rung, answer, at, shown, recipients)
  SELECT gen_random_uuid(), id, 'outside', 'yes', published_at, '', 'iedereen'
  FROM post WHERE kind = 'question' AND audience = 'everyone' AND home_wijk_id IS NULL;
--> statement-breakpoint
-- An outgoing activity may speak only of posts for everyone, whatever its type: the post that it names, the thread
-- around it, and every object of ours whose address stands anywhere in its text. And of a question of this wijk, and what
-- stands under it, only once its asker said yes.
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
      AND (post.audience <> 'everyone' OR thread.audience <> 'everyone')
  ) THEN
    RAISE EXCEPTION 'activity % speaks of a post that may not leave the wijk', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM post
    WHERE post.id = ANY(named_posts)
      AND (SELECT home_wijk_id IS NULL FROM post thread WHERE thread.id = post.thread_id)
      AND NOT EXISTS (SELECT 1 FROM consent WHERE question_id = post.thread_id AND rung = 'outside' AND answer = 'yes')
  ) THEN
    RAISE EXCEPTION 'activity % speaks of a question whose asker did not say yes', NEW.uri
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What an asker said stays said. Only the words that were shown are erased when the question is withdrawn.
CREATE FUNCTION refuse_changing_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.shown <> '' OR
    (NEW.id, NEW.question_id, NEW.rung, NEW.answer, NEW.at, NEW.recipients) IS DISTINCT FROM
    (OLD.id, OLD.question_id, OLD.rung, OLD.answer, OLD.at, OLD.recipients) THEN
    RAISE EXCEPTION 'what an asker said cannot be changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consent_stays BEFORE UPDATE OR DELETE ON consent FOR EACH ROW EXECUTE FUNCTION refuse_changing_consent();
