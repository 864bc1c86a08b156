-- All names under which a decision about a host can stand: the host itself, what it lies below, and each without its port.
CREATE FUNCTION server_names(asked text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  port text := coalesce(substring(asked from ':[0-9]+$'), '');
  rest text := left(asked, length(asked) - length(port));
  names text[] := ARRAY[]::text[];
BEGIN
  LOOP
    names := names || ARRAY[rest, rest || port];
    EXIT WHEN position('.' in rest) = 0;
    rest := substring(rest from position('.' in rest) + 1);
  END LOOP;
  RETURN names;
END $$;
--> statement-breakpoint
-- Whether a server is on the list of those that the wijk deals with: by exactly its name, or as that of a wijk that ours follows.
CREATE FUNCTION server_is_listed(asked text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM listed_server WHERE host IN (asked, regexp_replace(asked, ':[0-9]+$', '')))
    OR EXISTS (SELECT 1 FROM neighbour JOIN actor ON actor.id = neighbour.actor_id WHERE actor.host = asked);
END $$;
--> statement-breakpoint
-- The one place that says whether a server is shut out: reading, taking in, fetching and sending all ask here.
CREATE FUNCTION server_is_barred(asked text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  -- Most wijken bar nobody, and this is asked for every inbox and every author.
  IF NOT EXISTS (SELECT 1 FROM blocked_server) AND NOT EXISTS (SELECT 1 FROM allow_list) THEN RETURN false; END IF;
  IF EXISTS (SELECT 1 FROM blocked_server WHERE host = ANY (server_names(asked))) THEN RETURN true; END IF;
  RETURN EXISTS (SELECT 1 FROM allow_list) AND NOT server_is_listed(asked);
END $$;
--> statement-breakpoint
CREATE FUNCTION server_is_limited(asked text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM limited_server WHERE host = ANY (server_names(asked)));
END $$;
--> statement-breakpoint
-- Whether nothing of somebody is shown: never of an actor of ours.
CREATE FUNCTION actor_is_barred(asked uuid, kind text, host text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN kind = 'remote'
    AND (server_is_barred(host) OR EXISTS (SELECT 1 FROM blocked_actor WHERE actor_id = asked));
END $$;
--> statement-breakpoint
-- Whether nothing goes to an inbox: of a server that is shut out, or of one person who is. An inbox that others share stays open for them.
CREATE FUNCTION inbox_is_barred(asked text, host text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  IF server_is_barred(host) THEN RETURN true; END IF;
  -- Most wijken block nobody, and then nothing is looked for.
  IF NOT EXISTS (SELECT 1 FROM blocked_actor) THEN RETURN false; END IF;
  RETURN EXISTS (
    SELECT 1 FROM blocked_actor JOIN actor ON actor.id = blocked_actor.actor_id
    WHERE actor.inbox = asked AND actor.shared_inbox IS NULL);
END $$;
