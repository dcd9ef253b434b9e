-- The wishes that a published draw did not meet, in the order in which it would have met them: seats that come back are offered to
-- them (rules 5, 16). What became of a wish since is said by its allocations.
CREATE TABLE "waiting_wish" (
    "demand_id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "quantity" SMALLINT NOT NULL,

    CONSTRAINT "waiting_wish_pkey" PRIMARY KEY ("demand_id"),
    CONSTRAINT "waiting_wish_counts" CHECK (place > 0 AND quantity > 0)
);
CREATE UNIQUE INDEX "waiting_wish_draw_id_session_id_place_key" ON "waiting_wish"("draw_id", "session_id", "place");
CREATE INDEX "waiting_wish_session_id_idx" ON "waiting_wish"("session_id");
ALTER TABLE "waiting_wish" ADD CONSTRAINT "waiting_wish_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waiting_wish" ADD CONSTRAINT "waiting_wish_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON waiting_wish TO gradins_app;
ALTER TABLE waiting_wish ENABLE ROW LEVEL SECURITY;
ALTER TABLE waiting_wish FORCE ROW LEVEL SECURITY;
CREATE POLICY city ON waiting_wish USING ((SELECT app_city())) WITH CHECK ((SELECT app_city()));

-- An allocation that came from the waiting list; a wish of a draw is offered seats once, whoever runs twice.
ALTER TABLE "allocation" ADD COLUMN "offer" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE allocation ADD CONSTRAINT allocation_offer_of_a_wish CHECK (NOT offer OR (demand_id IS NOT NULL AND draw_id IS NOT NULL));
CREATE UNIQUE INDEX allocation_one_offer ON allocation (draw_id, demand_id) WHERE offer;

-- Whoever hands freed seats on: reads the list, proposes, and writes no name. Structures and sessions are changed by a lock alone.
INSERT INTO system_right (actor, relation, verb)
SELECT 'offers', r.relation, v.verb FROM (VALUES
  ('programme', 'SELECT'),
  ('session', 'SELECT UPDATE'),
  ('structure', 'SELECT UPDATE'),
  ('demand', 'SELECT'),
  ('draw', 'SELECT'),
  ('waiting_wish', 'SELECT'),
  ('allocation', 'SELECT INSERT'),
  ('ticket', 'SELECT UPDATE')
) AS r(relation, verbs) CROSS JOIN unnest(string_to_array(r.verbs, ' ')) AS v(verb);

-- The policy of a table and verb for which no system actor had a right yet.
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT DISTINCT s.relation, s.verb FROM system_right s WHERE s.actor = 'offers' AND NOT EXISTS (
    SELECT FROM pg_policies p WHERE p.tablename = s.relation AND p.policyname = CASE s.verb
      WHEN 'SELECT' THEN 'system_reads' WHEN 'INSERT' THEN 'system_adds' WHEN 'UPDATE' THEN 'system_changes' ELSE 'system_deletes' END) LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR %s %s ((SELECT app_system_may(%L, %L)))',
      CASE r.verb WHEN 'SELECT' THEN 'system_reads' WHEN 'INSERT' THEN 'system_adds' WHEN 'UPDATE' THEN 'system_changes' ELSE 'system_deletes' END,
      r.relation, r.verb, CASE r.verb WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, r.relation, r.verb);
  END LOOP;
END $$;
