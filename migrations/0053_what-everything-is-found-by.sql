-- What was made for questions alone. The table that it kept in step is gone.
DROP TRIGGER post_question_is_found ON post;
--> statement-breakpoint
DROP TRIGGER post_question_stays_found ON post;
--> statement-breakpoint
DROP TRIGGER actor_lets_search ON actor;
--> statement-breakpoint
DROP FUNCTION keep_question_search();
--> statement-breakpoint
DROP FUNCTION keep_found_of_actor();
--> statement-breakpoint
DROP FUNCTION keep_found(post);
--> statement-breakpoint
ALTER FUNCTION question_words(text, text) RENAME TO post_words;
--> statement-breakpoint
-- Words that people read with a post and that stand in no post: what a poll lets choose, where an activity is, where something is to be had.
CREATE FUNCTION words_beside(written post) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(CASE written.kind
    WHEN 'poll' THEN (SELECT array_to_string(poll.options, ' ') FROM poll WHERE poll.post_id = written.id)
    WHEN 'activity' THEN (SELECT agenda_item.place FROM agenda_item WHERE agenda_item.post_id = written.id)
    WHEN 'offer' THEN (SELECT offer.location FROM offer WHERE offer.post_id = written.id)
  END, '')
$$;
--> statement-breakpoint
-- What was written here is found here. Of what comes from elsewhere only questions are: the note says who may find one, or else its author,
-- or else nobody may. What only its author may find is not kept where is searched.
CREATE FUNCTION keep_post_found(written post) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  allowed text[];
  author actor;
BEGIN
  IF written.resident_id IS NULL AND written.pseudonym IS NULL THEN
    IF written.kind <> 'question' THEN
      RETURN;
    END IF;
    SELECT * INTO author FROM actor WHERE id = written.actor_id;
    allowed := coalesce(written.searchable_by, author.searchable_by, '{}');
  END IF;
  IF written.withdrawn_at IS NOT NULL OR written.hidden_at IS NOT NULL OR coalesce(allowed <@ array[author.uri], false) THEN
    DELETE FROM post_search WHERE post_id = written.id;
  ELSE
    INSERT INTO post_search (post_id, thread_id, kind, audience, published_at, title, words, searchable_by)
    VALUES (written.id, written.thread_id, written.kind, written.audience, written.published_at,
      plain_letters(coalesce(written.title, '')),
      post_words(coalesce(written.title, ''), words_beside(written) || ' ' || written.html), allowed)
    ON CONFLICT (post_id) DO UPDATE
      SET audience = excluded.audience, published_at = excluded.published_at, title = excluded.title,
        words = excluded.words, searchable_by = excluded.searchable_by;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_post_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_post_found(NEW);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- An answer from elsewhere costs nothing here.
CREATE TRIGGER post_is_found AFTER INSERT ON post
  FOR EACH ROW WHEN (NEW.kind = 'question' OR NEW.resident_id IS NOT NULL OR NEW.pseudonym IS NOT NULL)
  EXECUTE FUNCTION keep_post_search();
--> statement-breakpoint
CREATE TRIGGER post_stays_found AFTER UPDATE ON post
  FOR EACH ROW WHEN ((NEW.kind = 'question' OR NEW.resident_id IS NOT NULL OR NEW.pseudonym IS NOT NULL)
    AND (OLD.title, OLD.html, OLD.audience, OLD.published_at, OLD.withdrawn_at, OLD.hidden_at, OLD.searchable_by)
      IS DISTINCT FROM (NEW.title, NEW.html, NEW.audience, NEW.published_at, NEW.withdrawn_at, NEW.hidden_at, NEW.searchable_by))
  EXECUTE FUNCTION keep_post_search();
--> statement-breakpoint
CREATE FUNCTION keep_search_of_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_post_found(post) FROM post WHERE post.actor_id = NEW.id AND post.kind = 'question' AND post.searchable_by IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER actor_lets_search AFTER UPDATE ON actor
  FOR EACH ROW WHEN (OLD.searchable_by IS DISTINCT FROM NEW.searchable_by) EXECUTE FUNCTION keep_search_of_actor();
--> statement-breakpoint
-- What stands beside a post is written after it.
CREATE FUNCTION keep_search_beside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_post_found(post) FROM post WHERE post.id = NEW.post_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER poll_is_found AFTER INSERT OR UPDATE OF options ON poll FOR EACH ROW EXECUTE FUNCTION keep_search_beside();
--> statement-breakpoint
CREATE TRIGGER agenda_item_is_found AFTER INSERT OR UPDATE OF place ON agenda_item FOR EACH ROW EXECUTE FUNCTION keep_search_beside();
--> statement-breakpoint
CREATE TRIGGER offer_is_found AFTER INSERT OR UPDATE OF location ON offer FOR EACH ROW EXECUTE FUNCTION keep_search_beside();
--> statement-breakpoint
-- The names under which others can let this wijk search for what they wrote (FEP-268d): everyone, the wijk, the followers of a wijk that ours
-- follows, and the ring of a wijk that has ours in it. A collection counts only on the origin of the actor that says it is its own.
CREATE OR REPLACE FUNCTION searching_here() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array['https://www.w3.org/ns/activitystreams#Public']
    || array(SELECT uri FROM actor WHERE kind = 'wijk')
    || array(
      SELECT actor.followers FROM neighbour JOIN actor ON actor.id = neighbour.actor_id
      WHERE neighbour.state = 'accepted' AND actor.gone_at IS NULL AND NOT actor_is_barred(actor.id, actor.kind, actor.host)
        AND substring(actor.followers FROM '^[a-z]+://[^/?#]+') = substring(actor.uri FROM '^[a-z]+://[^/?#]+'))
    || array(
      SELECT actor.uri || '/kring' FROM ring_membership JOIN actor ON actor.id = ring_membership.actor_id
      WHERE ring_membership.state = 'member' AND actor.gone_at IS NULL AND NOT actor_is_barred(actor.id, actor.kind, actor.host))
$$;
--> statement-breakpoint
SELECT keep_post_found(post) FROM post
WHERE (kind = 'question' OR resident_id IS NOT NULL OR pseudonym IS NOT NULL) AND withdrawn_at IS NULL AND hidden_at IS NULL;
