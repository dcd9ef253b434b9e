-- The purge: why it is done before its time, and what it certifies.
ALTER TABLE purge ADD COLUMN early_reason TEXT, ADD COLUMN certificate JSONB;
ALTER TABLE purge ADD CONSTRAINT purge_done_has_a_certificate CHECK (
  (state = 'DONE') = (certificate IS NOT NULL) AND (state = 'DONE') = (finished_at IS NOT NULL));
-- One purge at a time a programme.
CREATE UNIQUE INDEX purge_one_alive ON purge (programme_id) WHERE state IN ('PLANNED', 'CONFIRMED', 'RUNNING');

-- The life of a ticket is written by triggers and changed by nobody, but for this: the purge takes the people out of it.
CREATE FUNCTION purge_ticket_events(ticket_ids uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE changed integer;
BEGIN
  IF app_role() <> 'SYSTEM' OR current_setting('app.command', true) <> 'privacy/run-purge' THEN
    RAISE EXCEPTION 'only the purge empties the life of a ticket' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE ticket_event SET group_leader_id = NULL, beneficiary_id = NULL
  WHERE ticket_id = ANY(ticket_ids) AND (group_leader_id IS NOT NULL OR beneficiary_id IS NOT NULL);
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
REVOKE ALL ON FUNCTION purge_ticket_events(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_ticket_events(uuid[]) TO gradins_app;
