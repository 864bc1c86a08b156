-- A wijk that was set up before gets the voice in which it says something itself. It signs with the key of the wijk.
WITH voice AS MATERIALIZED (
  SELECT wijk.*, gen_random_uuid() AS voice_id FROM actor wijk WHERE wijk.kind = 'wijk'
), addressed AS (
  SELECT voice.*, regexp_replace(voice.uri, '[^/]+$', voice.voice_id::text) AS voice_uri FROM voice
)
INSERT INTO actor (id, kind, uri, type, handle, host, name, summary, url, inbox, shared_inbox, followers, signing_key_id, made_at)
SELECT voice_id, 'announcements', voice_uri, 'Service',
  CASE WHEN EXISTS (SELECT 1 FROM actor taken WHERE taken.handle = 'mededelingen' AND taken.kind <> 'remote')
    THEN 'mededelingen_' || left(voice_id::text, 8) ELSE 'mededelingen' END,
  host, 'Mededelingen van ' || name, 'Wat de wijk ' || name || ' zelf laat weten.', url,
  voice_uri || '/inbox', shared_inbox, voice_uri || '/followers', signing_key_id, made_at
FROM addressed;
--> statement-breakpoint
-- What is urgent goes to everybody as a letter, sparingly. Once it was sent it was sent: it cannot become urgent afterwards, nor stop
-- having been.
CREATE FUNCTION refuse_other_urgency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.urgent IS DISTINCT FROM OLD.urgent THEN
    RAISE EXCEPTION 'whether announcement % is urgent stays as it was', OLD.post_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER announcement_urgency_stays BEFORE UPDATE OF urgent ON announcement
  FOR EACH ROW EXECUTE FUNCTION refuse_other_urgency();
