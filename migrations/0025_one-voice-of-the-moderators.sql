-- A wijk that was set up before gets the voice in which its moderators are heard outside. It signs with the key of the wijk.
WITH voice AS MATERIALIZED (
  SELECT wijk.*, gen_random_uuid() AS voice_id FROM actor wijk WHERE wijk.kind = 'wijk'
), addressed AS (
  SELECT voice.*, regexp_replace(voice.uri, '[^/]+$', voice.voice_id::text) AS voice_uri FROM voice
)
INSERT INTO actor (id, kind, uri, type, handle, host, name, summary, url, inbox, shared_inbox, followers, signing_key_id, made_at)
SELECT voice_id, 'moderation', voice_uri, 'Service',
  CASE WHEN EXISTS (SELECT 1 FROM actor taken WHERE taken.handle = 'moderatie' AND taken.kind <> 'remote')
    THEN 'moderatie_' || left(voice_id::text, 8) ELSE 'moderatie' END,
  host, 'Moderatie van ' || name, 'Wat de moderatoren van ' || name || ' samen doen, zonder hun namen.', url,
  voice_uri || '/inbox', shared_inbox, voice_uri || '/followers', signing_key_id, made_at
FROM addressed;
