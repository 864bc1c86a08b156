-- The names under which others can let this wijk search for what they wrote (FEP-268d): everyone, the wijk, and the followers of a wijk that ours
-- follows. A collection counts only on the origin of the actor that says it is its own.
CREATE FUNCTION searching_here() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array['https://www.w3.org/ns/activitystreams#Public']
    || array(SELECT uri FROM actor WHERE kind = 'wijk')
    || array(
      SELECT actor.followers FROM neighbour JOIN actor ON actor.id = neighbour.actor_id
      WHERE neighbour.state = 'accepted' AND actor.gone_at IS NULL AND NOT actor_is_barred(actor.id, actor.kind, actor.host)
        AND substring(actor.followers FROM '^[a-z]+://[^/?#]+') = substring(actor.uri FROM '^[a-z]+://[^/?#]+'))
$$;
--> statement-breakpoint
-- What was written here is found here. Of the rest the note says who may find it, or else its author, or else nobody may. What only its author may
-- find is not kept where is searched.
CREATE FUNCTION keep_found(question post) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  allowed text[];
  author actor;
BEGIN
  IF question.resident_id IS NULL AND question.pseudonym IS NULL THEN
    SELECT * INTO author FROM actor WHERE id = question.actor_id;
    allowed := coalesce(question.searchable_by, author.searchable_by, '{}');
  END IF;
  IF question.withdrawn_at IS NOT NULL OR question.hidden_at IS NOT NULL OR coalesce(allowed <@ array[author.uri], false) THEN
    DELETE FROM question_search WHERE post_id = question.id;
  ELSE
    INSERT INTO question_search (post_id, title, words, searchable_by)
    VALUES (question.id, plain_letters(coalesce(question.title, '')),
      question_words(coalesce(question.title, ''), question.html), allowed)
    ON CONFLICT (post_id) DO UPDATE
      SET title = excluded.title, words = excluded.words, searchable_by = excluded.searchable_by;
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_question_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_found(NEW);
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER post_question_stays_found ON post;
--> statement-breakpoint
CREATE TRIGGER post_question_stays_found AFTER UPDATE ON post
  FOR EACH ROW WHEN (NEW.kind = 'question' AND (OLD.title, OLD.html, OLD.withdrawn_at, OLD.hidden_at, OLD.searchable_by)
    IS DISTINCT FROM (NEW.title, NEW.html, NEW.withdrawn_at, NEW.hidden_at, NEW.searchable_by))
  EXECUTE FUNCTION keep_question_search();
--> statement-breakpoint
CREATE FUNCTION keep_found_of_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_found(post) FROM post WHERE post.actor_id = NEW.id AND post.kind = 'question' AND post.searchable_by IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER actor_lets_search AFTER UPDATE ON actor
  FOR EACH ROW WHEN (OLD.searchable_by IS DISTINCT FROM NEW.searchable_by) EXECUTE FUNCTION keep_found_of_actor();
--> statement-breakpoint
-- What came before anybody read who may find it is found by nobody, until its author's server says so.
DELETE FROM question_search USING post
WHERE post.id = question_search.post_id AND post.resident_id IS NULL AND post.pseudonym IS NULL;
