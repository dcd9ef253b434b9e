-- The last guard: what no command, script or hand may break.

-- 1. Accounts
ALTER TABLE user_account
  ADD CONSTRAINT user_email_is_normal CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
  ADD CONSTRAINT leader_has_a_structure CHECK ((role = 'LEADER') = (structure_id IS NOT NULL));
ALTER TABLE invitation
  ADD CONSTRAINT invitation_email_is_normal CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
  ADD CONSTRAINT invited_leader_has_a_structure CHECK ((role = 'LEADER') = (structure_id IS NOT NULL));

-- 2. Calendar
ALTER TABLE programme ADD CONSTRAINT programme_ends_after_start CHECK (ends_on >= starts_on);
ALTER TABLE session
  ADD CONSTRAINT session_ends_after_start CHECK (ends_at > starts_at),
  ADD CONSTRAINT session_cutoff_before_start CHECK (cutoff_at <= starts_at),
  ADD CONSTRAINT session_code_is_normal CHECK (code = upper(btrim(code)) AND code <> '');

-- 3. A ticket has one state and one holder
ALTER TABLE ticket
  ADD CONSTRAINT ticket_renames CHECK (rename_count BETWEEN 0 AND 2),
  ADD CONSTRAINT ticket_in_stock_has_no_holder CHECK (
    (state IN ('FREE', 'HELD')) = (allocation_id IS NULL)
    AND (allocation_id IS NULL) = (structure_id IS NULL)
    AND (structure_id IS NOT NULL OR (group_leader_id IS NULL AND beneficiary_id IS NULL AND named_at IS NULL AND rename_count = 0))),
  ADD CONSTRAINT ticket_proposed_has_no_person CHECK (
    state <> 'PROPOSED' OR (group_leader_id IS NULL AND beneficiary_id IS NULL)),
  ADD CONSTRAINT ticket_claimed_has_a_holder CHECK (
    (state NOT IN ('CLAIMED') OR (claimed_at IS NOT NULL AND (group_leader_id IS NOT NULL OR purged_at IS NOT NULL)))
    AND (claimed_at IS NULL OR state IN ('CLAIMED', 'ENTERED'))),
  ADD CONSTRAINT ticket_entered_once CHECK ((state = 'ENTERED') = (entered_at IS NOT NULL)),
  ADD CONSTRAINT ticket_named_has_a_date CHECK (beneficiary_id IS NULL OR named_at IS NOT NULL),
  ADD CONSTRAINT ticket_purged_has_no_person CHECK (purged_at IS NULL OR (group_leader_id IS NULL AND beneficiary_id IS NULL));

-- 4. Stock: allocated + held + free = stock, whatever happens (rule 5)
ALTER TABLE session_count
  ADD CONSTRAINT stock_is_conserved CHECK (allocated + held + free = stock),
  ADD CONSTRAINT counts_are_natural CHECK (
    stock >= 0 AND free >= 0 AND held >= 0 AND allocated >= 0
    AND confirmed BETWEEN 0 AND allocated AND claimed BETWEEN 0 AND confirmed
    AND named BETWEEN 0 AND allocated AND entered BETWEEN 0 AND confirmed);

-- 5. Demands, draws, allocations (rules 6, 15, 16)
ALTER TABLE demand
  ADD CONSTRAINT demand_counts CHECK (rank > 0 AND quantity > 0 AND wheelchairs >= 0 AND wheelchairs <= group_size * quantity),
  ADD CONSTRAINT demand_formula CHECK (
    CASE formula WHEN 'SOLO' THEN group_size = 1 WHEN 'DUO' THEN group_size = 2 WHEN 'FAMILY' THEN group_size = 4 ELSE group_size > 0 END);
ALTER TABLE draw ADD CONSTRAINT draw_counts CHECK (demand_count >= 0 AND grant_count >= 0 AND seat_count >= 0 AND seed <> '');
ALTER TABLE draw_result ADD CONSTRAINT draw_result_says_why CHECK (granted >= 0 AND (granted > 0) = (reason IS NULL));
ALTER TABLE allocation
  ADD CONSTRAINT allocation_counts CHECK (quantity > 0),
  ADD CONSTRAINT allocation_decided CHECK ((state = 'PROPOSED') = (decided_at IS NULL));

-- 6. People
ALTER TABLE beneficiary ADD CONSTRAINT beneficiary_has_a_name CHECK (last_name <> '' OR first_name <> '');
ALTER TABLE group_leader
  ADD CONSTRAINT group_leader_email_is_normal CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
  ADD CONSTRAINT group_leader_is_known CHECK (email IS NOT NULL OR purged_at IS NOT NULL);

-- 7. Work
ALTER TABLE import ADD CONSTRAINT import_counts CHECK (total_rows >= 0 AND done_rows >= 0 AND good_rows >= 0 AND bad_rows >= 0);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_size CHECK (size >= 0);
ALTER TABLE scan ADD CONSTRAINT scan_entered CHECK (
  (outcome = 'ENTERED') = (entered_ticket_id IS NOT NULL) AND (entered_ticket_id IS NULL OR entered_ticket_id = ticket_id));
ALTER TABLE purge ADD CONSTRAINT purge_needs_two_people CHECK (
  confirmed_by_id IS NULL OR (planned_by_id IS NOT NULL AND confirmed_by_id <> planned_by_id));
ALTER TABLE mail ADD CONSTRAINT mail_has_one_reader CHECK (num_nonnulls(group_leader_id, user_id) <= 1 AND attempts >= 0);

-- 8. Counters, one statement at a time: a bulk change of 50,000 tickets writes each counter once.
CREATE FUNCTION count_tickets_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_count AS c (session_id, kind)
  SELECT DISTINCT session_id, kind FROM new_rows ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  UPDATE session_count c SET
    stock = c.stock + d.stock, free = c.free + d.free, held = c.held + d.held, allocated = c.allocated + d.allocated,
    confirmed = c.confirmed + d.confirmed, claimed = c.claimed + d.claimed, named = c.named + d.named, entered = c.entered + d.entered
  FROM (
    SELECT session_id, kind,
      sum(sign)::int AS stock,
      coalesce(sum(sign) FILTER (WHERE state = 'FREE'), 0)::int AS free,
      coalesce(sum(sign) FILTER (WHERE state = 'HELD'), 0)::int AS held,
      coalesce(sum(sign) FILTER (WHERE state IN ('PROPOSED', 'CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS allocated,
      coalesce(sum(sign) FILTER (WHERE state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS confirmed,
      coalesce(sum(sign) FILTER (WHERE claimed_at IS NOT NULL), 0)::int AS claimed,
      coalesce(sum(sign) FILTER (WHERE named_at IS NOT NULL), 0)::int AS named,
      coalesce(sum(sign) FILTER (WHERE state = 'ENTERED'), 0)::int AS entered
    FROM (SELECT 1 AS sign, n.* FROM new_rows n) AS moved
    GROUP BY session_id, kind ORDER BY session_id, kind
  ) AS d
  WHERE c.session_id = d.session_id AND c.kind = d.kind
    AND (d.stock, d.free, d.held, d.allocated, d.confirmed, d.claimed, d.named, d.entered) <> (0, 0, 0, 0, 0, 0, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER count_tickets_on_insert AFTER INSERT ON ticket REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_tickets_on_insert();

CREATE FUNCTION count_tickets_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_count AS c (session_id, kind)
  SELECT DISTINCT session_id, kind FROM new_rows ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  UPDATE session_count c SET
    stock = c.stock + d.stock, free = c.free + d.free, held = c.held + d.held, allocated = c.allocated + d.allocated,
    confirmed = c.confirmed + d.confirmed, claimed = c.claimed + d.claimed, named = c.named + d.named, entered = c.entered + d.entered
  FROM (
    SELECT session_id, kind,
      sum(sign)::int AS stock,
      coalesce(sum(sign) FILTER (WHERE state = 'FREE'), 0)::int AS free,
      coalesce(sum(sign) FILTER (WHERE state = 'HELD'), 0)::int AS held,
      coalesce(sum(sign) FILTER (WHERE state IN ('PROPOSED', 'CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS allocated,
      coalesce(sum(sign) FILTER (WHERE state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS confirmed,
      coalesce(sum(sign) FILTER (WHERE claimed_at IS NOT NULL), 0)::int AS claimed,
      coalesce(sum(sign) FILTER (WHERE named_at IS NOT NULL), 0)::int AS named,
      coalesce(sum(sign) FILTER (WHERE state = 'ENTERED'), 0)::int AS entered
    FROM (SELECT -1 AS sign, o.* FROM old_rows o UNION ALL SELECT 1, n.* FROM new_rows n) AS moved
    GROUP BY session_id, kind ORDER BY session_id, kind
  ) AS d
  WHERE c.session_id = d.session_id AND c.kind = d.kind
    AND (d.stock, d.free, d.held, d.allocated, d.confirmed, d.claimed, d.named, d.entered) <> (0, 0, 0, 0, 0, 0, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER count_tickets_on_update AFTER UPDATE ON ticket REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_tickets_on_update();

CREATE FUNCTION count_tickets_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_count AS c (session_id, kind)
  SELECT DISTINCT session_id, kind FROM old_rows ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  UPDATE session_count c SET
    stock = c.stock + d.stock, free = c.free + d.free, held = c.held + d.held, allocated = c.allocated + d.allocated,
    confirmed = c.confirmed + d.confirmed, claimed = c.claimed + d.claimed, named = c.named + d.named, entered = c.entered + d.entered
  FROM (
    SELECT session_id, kind,
      sum(sign)::int AS stock,
      coalesce(sum(sign) FILTER (WHERE state = 'FREE'), 0)::int AS free,
      coalesce(sum(sign) FILTER (WHERE state = 'HELD'), 0)::int AS held,
      coalesce(sum(sign) FILTER (WHERE state IN ('PROPOSED', 'CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS allocated,
      coalesce(sum(sign) FILTER (WHERE state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS confirmed,
      coalesce(sum(sign) FILTER (WHERE claimed_at IS NOT NULL), 0)::int AS claimed,
      coalesce(sum(sign) FILTER (WHERE named_at IS NOT NULL), 0)::int AS named,
      coalesce(sum(sign) FILTER (WHERE state = 'ENTERED'), 0)::int AS entered
    FROM (SELECT -1 AS sign, o.* FROM old_rows o) AS moved
    GROUP BY session_id, kind ORDER BY session_id, kind
  ) AS d
  WHERE c.session_id = d.session_id AND c.kind = d.kind
    AND (d.stock, d.free, d.held, d.allocated, d.confirmed, d.claimed, d.named, d.entered) <> (0, 0, 0, 0, 0, 0, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER count_tickets_on_delete AFTER DELETE ON ticket REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_tickets_on_delete();

-- 9. The life of a ticket (rule 11): no change of state, holder or name without a cause and an author.
CREATE FUNCTION ticket_cause() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE cause text := nullif(current_setting('app.command', true), '');
BEGIN
  IF cause IS NULL THEN RAISE EXCEPTION 'a ticket changes only through a command' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN cause;
END $$;

CREATE FUNCTION tell_ticket_life_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE cause text := ticket_cause();
BEGIN
  INSERT INTO ticket_event (ticket_id, cause, actor, from_state, to_state, structure_id, group_leader_id, beneficiary_id, rename_count)
  SELECT id, cause, current_setting('app.actor'), NULL, state, structure_id, group_leader_id, beneficiary_id, rename_count FROM new_rows;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_ticket_life_on_insert AFTER INSERT ON ticket REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ticket_life_on_insert();

-- The planner knows nothing of the size of transition tables: without nested loops, 40,000 rows meet 40,000 in one pass.
CREATE FUNCTION tell_ticket_life_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_nestloop = off AS $$
DECLARE cause text := ticket_cause();
BEGIN
  INSERT INTO ticket_event (ticket_id, cause, actor, from_state, to_state, structure_id, group_leader_id, beneficiary_id, rename_count)
  SELECT n.id, cause, current_setting('app.actor'), o.state, n.state,
         coalesce(n.structure_id, o.structure_id), n.group_leader_id, n.beneficiary_id, n.rename_count
  FROM new_rows n JOIN old_rows o USING (id)
  WHERE n.purged_at IS NOT DISTINCT FROM o.purged_at
    AND (n.state, n.structure_id, n.group_leader_id, n.beneficiary_id, n.rename_count)
        IS DISTINCT FROM (o.state, o.structure_id, o.group_leader_id, o.beneficiary_id, o.rename_count);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_ticket_life_on_update AFTER UPDATE ON ticket REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ticket_life_on_update();

-- 10. The outbox rings when something was put in it; the sweep catches what a lost ring leaves.
CREATE FUNCTION ring_outbox() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;
CREATE TRIGGER ring_outbox AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION ring_outbox();
