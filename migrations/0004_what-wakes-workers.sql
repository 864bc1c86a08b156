-- Workers are woken at the commit that gives them something to do, whichever process it was.
CREATE FUNCTION wake_workers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wijk_work', TG_TABLE_NAME);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER inbox_activity_wakes AFTER INSERT ON inbox_activity
  FOR EACH STATEMENT EXECUTE FUNCTION wake_workers();
--> statement-breakpoint
CREATE TRIGGER delivery_wakes AFTER INSERT ON delivery
  FOR EACH STATEMENT EXECUTE FUNCTION wake_workers();
