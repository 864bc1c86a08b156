-- Of what goes out, only the posts that it speaks of are looked at: as a set of rows they were a reason to go through all posts.
CREATE OR REPLACE FUNCTION refuse_what_waits() RETURNS trigger LANGUAGE plpgsql AS $$
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
      AND (post.held_at IS NOT NULL OR thread.held_at IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'activity % speaks of a post that waits for a moderator', NEW.uri USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
