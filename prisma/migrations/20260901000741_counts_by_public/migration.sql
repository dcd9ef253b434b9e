-- Per session and public: the board reads kept numbers, whatever the number of tickets. Written by triggers, as those of the stock; stock
-- and free seats are nobody's and stand in session_count.
CREATE TABLE "session_public_count" (
    "session_id" UUID NOT NULL,
    "public" "Public" NOT NULL,
    "allocated" INTEGER NOT NULL DEFAULT 0,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "claimed" INTEGER NOT NULL DEFAULT 0,
    "named" INTEGER NOT NULL DEFAULT 0,
    "entered" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "session_public_count_pkey" PRIMARY KEY ("session_id", "public"),
    CONSTRAINT "public_counts_are_natural" CHECK (
      confirmed BETWEEN 0 AND allocated AND claimed BETWEEN 0 AND confirmed AND named BETWEEN 0 AND allocated AND entered BETWEEN 0 AND confirmed)
);
ALTER TABLE "session_public_count" ADD CONSTRAINT "session_public_count_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Those who count see which public a structure is of, whoever acts; who reads is the city.
INSERT INTO system_right (actor, relation, verb) VALUES
  ('counters', 'structure', 'SELECT'), ('counters', 'ticket', 'SELECT'), ('counters', 'session_public_count', 'SELECT'),
  ('counters', 'session_public_count', 'INSERT'), ('counters', 'session_public_count', 'UPDATE');
REVOKE ALL ON session_public_count FROM gradins_app;
GRANT SELECT ON session_public_count TO gradins_app;
ALTER TABLE session_public_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_public_count FORCE ROW LEVEL SECURITY;
CREATE POLICY city_reads ON session_public_count FOR SELECT USING ((SELECT app_city()));
CREATE POLICY system_reads ON session_public_count FOR SELECT USING ((SELECT app_system_may('session_public_count', 'SELECT')));
CREATE POLICY system_adds ON session_public_count FOR INSERT WITH CHECK ((SELECT app_system_may('session_public_count', 'INSERT')));
CREATE POLICY system_changes ON session_public_count FOR UPDATE USING ((SELECT app_system_may('session_public_count', 'UPDATE')));

-- A structure changes its public while nobody counts by it: those who count share this lock, that change takes it alone.
CREATE FUNCTION share_publics() RETURNS void LANGUAGE sql VOLATILE AS $$ SELECT pg_advisory_xact_lock_shared(hashtextextended('publics', 0)) $$;

CREATE FUNCTION count_publics_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET app.role = 'SYSTEM' SET app.system = 'counters' AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows WHERE structure_id IS NOT NULL) THEN RETURN NULL; END IF;
  PERFORM share_publics();
  INSERT INTO session_public_count (session_id, public)
  SELECT DISTINCT r.session_id, t.public FROM (SELECT session_id, structure_id FROM new_rows WHERE structure_id IS NOT NULL) r
  JOIN structure t ON t.id = r.structure_id ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  UPDATE session_public_count c SET allocated = c.allocated + d.allocated, confirmed = c.confirmed + d.confirmed,
    claimed = c.claimed + d.claimed, named = c.named + d.named, entered = c.entered + d.entered
  FROM (
    SELECT moved.session_id, t.public,
      coalesce(sum(sign), 0)::int AS allocated,
      coalesce(sum(sign) FILTER (WHERE moved.state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS confirmed,
      coalesce(sum(sign) FILTER (WHERE moved.claimed_at IS NOT NULL), 0)::int AS claimed,
      coalesce(sum(sign) FILTER (WHERE moved.named_at IS NOT NULL), 0)::int AS named,
      coalesce(sum(sign) FILTER (WHERE moved.state = 'ENTERED'), 0)::int AS entered
    FROM (SELECT 1 AS sign, session_id, structure_id, state, claimed_at, named_at FROM new_rows WHERE structure_id IS NOT NULL) AS moved JOIN structure t ON t.id = moved.structure_id
    GROUP BY 1, 2 ORDER BY 1, 2
  ) AS d
  WHERE c.session_id = d.session_id AND c.public = d.public
    AND (d.allocated, d.confirmed, d.claimed, d.named, d.entered) <> (0, 0, 0, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER count_publics_on_insert AFTER INSERT ON ticket REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_publics_on_insert();

CREATE FUNCTION count_publics_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET app.role = 'SYSTEM' SET app.system = 'counters' AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM old_rows WHERE structure_id IS NOT NULL) AND NOT EXISTS (SELECT FROM new_rows WHERE structure_id IS NOT NULL) THEN RETURN NULL; END IF;
  PERFORM share_publics();
  INSERT INTO session_public_count (session_id, public)
  SELECT DISTINCT r.session_id, t.public FROM (SELECT session_id, structure_id FROM old_rows WHERE structure_id IS NOT NULL UNION ALL SELECT session_id, structure_id FROM new_rows WHERE structure_id IS NOT NULL) r
  JOIN structure t ON t.id = r.structure_id ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  UPDATE session_public_count c SET allocated = c.allocated + d.allocated, confirmed = c.confirmed + d.confirmed,
    claimed = c.claimed + d.claimed, named = c.named + d.named, entered = c.entered + d.entered
  FROM (
    SELECT moved.session_id, t.public,
      coalesce(sum(sign), 0)::int AS allocated,
      coalesce(sum(sign) FILTER (WHERE moved.state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS confirmed,
      coalesce(sum(sign) FILTER (WHERE moved.claimed_at IS NOT NULL), 0)::int AS claimed,
      coalesce(sum(sign) FILTER (WHERE moved.named_at IS NOT NULL), 0)::int AS named,
      coalesce(sum(sign) FILTER (WHERE moved.state = 'ENTERED'), 0)::int AS entered
    FROM (SELECT -1 AS sign, session_id, structure_id, state, claimed_at, named_at FROM old_rows WHERE structure_id IS NOT NULL UNION ALL SELECT 1 AS sign, session_id, structure_id, state, claimed_at, named_at FROM new_rows WHERE structure_id IS NOT NULL) AS moved JOIN structure t ON t.id = moved.structure_id
    GROUP BY 1, 2 ORDER BY 1, 2
  ) AS d
  WHERE c.session_id = d.session_id AND c.public = d.public
    AND (d.allocated, d.confirmed, d.claimed, d.named, d.entered) <> (0, 0, 0, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER count_publics_on_update AFTER UPDATE ON ticket REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_publics_on_update();

CREATE FUNCTION count_publics_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET app.role = 'SYSTEM' SET app.system = 'counters' AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM old_rows WHERE structure_id IS NOT NULL) THEN RETURN NULL; END IF;
  PERFORM share_publics();
  INSERT INTO session_public_count (session_id, public)
  SELECT DISTINCT r.session_id, t.public FROM (SELECT session_id, structure_id FROM old_rows WHERE structure_id IS NOT NULL) r
  JOIN structure t ON t.id = r.structure_id ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  UPDATE session_public_count c SET allocated = c.allocated + d.allocated, confirmed = c.confirmed + d.confirmed,
    claimed = c.claimed + d.claimed, named = c.named + d.named, entered = c.entered + d.entered
  FROM (
    SELECT moved.session_id, t.public,
      coalesce(sum(sign), 0)::int AS allocated,
      coalesce(sum(sign) FILTER (WHERE moved.state IN ('CONFIRMED', 'CLAIMED', 'ENTERED')), 0)::int AS confirmed,
      coalesce(sum(sign) FILTER (WHERE moved.claimed_at IS NOT NULL), 0)::int AS claimed,
      coalesce(sum(sign) FILTER (WHERE moved.named_at IS NOT NULL), 0)::int AS named,
      coalesce(sum(sign) FILTER (WHERE moved.state = 'ENTERED'), 0)::int AS entered
    FROM (SELECT -1 AS sign, session_id, structure_id, state, claimed_at, named_at FROM old_rows WHERE structure_id IS NOT NULL) AS moved JOIN structure t ON t.id = moved.structure_id
    GROUP BY 1, 2 ORDER BY 1, 2
  ) AS d
  WHERE c.session_id = d.session_id AND c.public = d.public
    AND (d.allocated, d.confirmed, d.claimed, d.named, d.entered) <> (0, 0, 0, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER count_publics_on_delete AFTER DELETE ON ticket REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_publics_on_delete();

-- A structure of another public takes its numbers with it.
CREATE FUNCTION move_public_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET app.role = 'SYSTEM' SET app.system = 'counters' AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('publics', 0));
  INSERT INTO session_public_count (session_id, public)
  SELECT DISTINCT session_id, NEW.public FROM ticket WHERE structure_id = NEW.id ORDER BY 1 ON CONFLICT DO NOTHING;
  UPDATE session_public_count c SET allocated = c.allocated + d.sign * d.allocated, confirmed = c.confirmed + d.sign * d.confirmed,
    claimed = c.claimed + d.sign * d.claimed, named = c.named + d.sign * d.named, entered = c.entered + d.sign * d.entered
  FROM (
    SELECT k.session_id, p.public, p.sign, count(*)::int AS allocated,
      count(*) FILTER (WHERE k.state IN ('CONFIRMED', 'CLAIMED', 'ENTERED'))::int AS confirmed, count(k.claimed_at)::int AS claimed,
      count(k.named_at)::int AS named, count(*) FILTER (WHERE k.state = 'ENTERED')::int AS entered
    FROM ticket k CROSS JOIN (VALUES (OLD.public, -1), (NEW.public, 1)) AS p(public, sign)
    WHERE k.structure_id = NEW.id GROUP BY 1, 2, 3 ORDER BY 1, 2
  ) AS d
  WHERE c.session_id = d.session_id AND c.public = d.public;
  RETURN NULL;
END $$;
CREATE TRIGGER move_public_counts AFTER UPDATE OF public ON structure
  FOR EACH ROW WHEN (OLD.public IS DISTINCT FROM NEW.public) EXECUTE FUNCTION move_public_counts();

-- What is given already.
INSERT INTO session_public_count (session_id, public, allocated, confirmed, claimed, named, entered)
SELECT k.session_id, t.public, count(*)::int AS allocated,
      count(*) FILTER (WHERE k.state IN ('CONFIRMED', 'CLAIMED', 'ENTERED'))::int AS confirmed, count(k.claimed_at)::int AS claimed,
      count(k.named_at)::int AS named, count(*) FILTER (WHERE k.state = 'ENTERED')::int AS entered
FROM ticket k JOIN structure t ON t.id = k.structure_id GROUP BY 1, 2;

DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
