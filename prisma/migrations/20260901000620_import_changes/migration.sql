-- What an import did, row by row, so that it can be undone: the record it made, or the fields it changed with what stood there
-- before. `version` is that of the record right after; an import undone later gives the earlier ones their record back.
CREATE TYPE "ImportAct" AS ENUM ('CREATED', 'CHANGED');

-- No foreign key: it is written in the statement that applies 50,000 rows, beside an import that is locked and never deleted.
CREATE TABLE import_change (
  import_id UUID NOT NULL,
  line INTEGER NOT NULL,
  record_id UUID NOT NULL,
  act "ImportAct" NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  before JSONB,
  after JSONB,
  outcome TEXT,
  reason TEXT,
  CONSTRAINT import_change_pkey PRIMARY KEY (import_id, line),
  CONSTRAINT import_change_says_what CHECK ((act = 'CHANGED') = (before IS NOT NULL) AND (act = 'CHANGED') = (after IS NOT NULL)),
  CONSTRAINT import_change_says_why CHECK ((reason IS NULL) OR (outcome IS NOT NULL))
);

ALTER TABLE import_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_change FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON import_change TO gradins_app;

CREATE POLICY city ON import_change USING ((SELECT app_city())) WITH CHECK ((SELECT app_city()));
-- A leader reads and undoes what its own lists did; only the worker adds to it.
CREATE POLICY leader_reads ON import_change FOR SELECT USING (
  (SELECT app_led()) IS NOT NULL AND EXISTS (SELECT FROM import i WHERE i.id = import_id AND i.structure_id = (SELECT app_led())));
CREATE POLICY leader_undoes ON import_change FOR UPDATE USING (
  (SELECT app_led()) IS NOT NULL AND EXISTS (SELECT FROM import i WHERE i.id = import_id AND i.structure_id = (SELECT app_led())));
CREATE POLICY leader_deletes ON import_change FOR DELETE USING (
  (SELECT app_led()) IS NOT NULL AND EXISTS (SELECT FROM import i WHERE i.id = import_id AND i.structure_id = (SELECT app_led())));

INSERT INTO system_right (actor, relation, verb) VALUES ('imports', 'import_change', 'SELECT'), ('imports', 'import_change', 'INSERT');
CREATE POLICY system_reads ON import_change FOR SELECT USING ((SELECT app_system_may('import_change', 'SELECT')));
CREATE POLICY system_adds ON import_change FOR INSERT WITH CHECK ((SELECT app_system_may('import_change', 'INSERT')));

-- The difference that was shown: applying anything else is refused.
ALTER TABLE import ADD COLUMN shown TEXT, ADD COLUMN reverted_at TIMESTAMPTZ(3);
