-- How many asked is told once: another number afterwards, or a month told anew, would tell of the difference.
CREATE FUNCTION refuse_telling_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was told of a month stays as it was told' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER demand_figure_stays BEFORE UPDATE OR DELETE ON demand_figure
  FOR EACH ROW EXECUTE FUNCTION refuse_telling_again();
--> statement-breakpoint
CREATE TRIGGER demand_month_stays BEFORE UPDATE OR DELETE ON demand_month
  FOR EACH ROW EXECUTE FUNCTION refuse_telling_again();
--> statement-breakpoint
-- Nothing is added to a month that was told: its figures come with it, at one moment.
CREATE FUNCTION refuse_a_later_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM demand_month WHERE month = NEW.month AND xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'month % was told before', NEW.month USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER demand_figure_comes_with_its_month BEFORE INSERT ON demand_figure
  FOR EACH ROW EXECUTE FUNCTION refuse_a_later_figure();
--> statement-breakpoint
-- What is offered is not looked for afterwards: people answered that it was offered.
CREATE FUNCTION refuse_another_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.purpose <> OLD.purpose THEN
    RAISE EXCEPTION 'offer % stays what it is', OLD.post_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER offer_purpose_stays BEFORE UPDATE OF purpose ON offer
  FOR EACH ROW EXECUTE FUNCTION refuse_another_purpose();
