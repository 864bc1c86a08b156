-- Words without capitals and accents, as they are typed in a hurry. Core PostgreSQL does this everywhere; `unaccent` cannot be had everywhere.
CREATE FUNCTION plain_letters(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g'));
--> statement-breakpoint
-- The stems by which a question is found. Markup is no word to PostgreSQL's parser.
CREATE FUNCTION question_words(title text, html text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN setweight(to_tsvector('pg_catalog.dutch', plain_letters(title)), 'A')
    || setweight(to_tsvector('pg_catalog.dutch', plain_letters(left(html, 20000))), 'B');
--> statement-breakpoint
-- Whichever way a question comes, changes or goes, it is found by what it says at this moment, and not at all once it is gone.
CREATE FUNCTION keep_question_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.withdrawn_at IS NOT NULL OR NEW.hidden_at IS NOT NULL THEN
    DELETE FROM question_search WHERE post_id = NEW.id;
  ELSE
    INSERT INTO question_search (post_id, title, words)
    VALUES (NEW.id, plain_letters(coalesce(NEW.title, '')), question_words(coalesce(NEW.title, ''), NEW.html))
    ON CONFLICT (post_id) DO UPDATE SET title = excluded.title, words = excluded.words;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_question_is_found AFTER INSERT ON post
  FOR EACH ROW WHEN (NEW.kind = 'question') EXECUTE FUNCTION keep_question_search();
--> statement-breakpoint
CREATE TRIGGER post_question_stays_found AFTER UPDATE ON post
  FOR EACH ROW WHEN (NEW.kind = 'question' AND (OLD.title, OLD.html, OLD.withdrawn_at, OLD.hidden_at)
    IS DISTINCT FROM (NEW.title, NEW.html, NEW.withdrawn_at, NEW.hidden_at))
  EXECUTE FUNCTION keep_question_search();
--> statement-breakpoint
INSERT INTO question_search (post_id, title, words)
SELECT id, plain_letters(coalesce(title, '')), question_words(coalesce(title, ''), html)
FROM post WHERE kind = 'question' AND withdrawn_at IS NULL AND hidden_at IS NULL;
