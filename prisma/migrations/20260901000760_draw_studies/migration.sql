-- A study: one input drawn many times, with seeds that follow from the study's id, so that a draw can be seen among all those it
-- could have been. Of each run only its figures are kept, whole numbers in the order of the columns; the quantiles when all are done.
CREATE TYPE "StudyState" AS ENUM ('RUNNING', 'DONE', 'CANCELLED');

CREATE TABLE "draw_study" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "generator" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "columns" JSONB NOT NULL,
    "runs" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "worked_ms" INTEGER NOT NULL DEFAULT 0,
    "state" "StudyState" NOT NULL DEFAULT 'RUNNING',
    "quantiles" JSONB,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "worked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "draw_study_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "draw_study_counts" CHECK (runs BETWEEN 100 AND 10000 AND done BETWEEN 0 AND runs AND worked_ms >= 0),
    CONSTRAINT "draw_study_ends" CHECK ((state = 'RUNNING') = (closed_at IS NULL) AND (state = 'DONE') = (quantiles IS NOT NULL) AND (state <> 'DONE' OR done = runs))
);
CREATE INDEX "draw_study_programme_id_created_at_idx" ON "draw_study"("programme_id", "created_at");
ALTER TABLE "draw_study" ADD CONSTRAINT "draw_study_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Runs that were made in one step, from `first_run` on, their figures one after the other.
CREATE TABLE "draw_study_run" (
    "study_id" UUID NOT NULL,
    "first_run" INTEGER NOT NULL,
    "figures" INTEGER[],

    CONSTRAINT "draw_study_run_pkey" PRIMARY KEY ("study_id", "first_run")
);
ALTER TABLE "draw_study_run" ADD CONSTRAINT "draw_study_run_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "draw_study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON draw_study TO gradins_app;
GRANT SELECT, INSERT ON draw_study_run TO gradins_app;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['draw_study', 'draw_study_run'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY auditor_reads ON %I FOR SELECT USING ((SELECT app_audits()))', t);
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT USING ((SELECT app_system_may(%L, ''SELECT'')))', t, t);
  END LOOP;
END $$;
CREATE POLICY city ON draw_study USING ((SELECT app_city())) WITH CHECK ((SELECT app_city()));
CREATE POLICY system_changes ON draw_study FOR UPDATE USING ((SELECT app_system_may('draw_study', 'UPDATE')));
-- Nobody writes a run by hand.
CREATE POLICY city_reads ON draw_study_run FOR SELECT USING ((SELECT app_city()));
CREATE POLICY system_adds ON draw_study_run FOR INSERT WITH CHECK ((SELECT app_system_may('draw_study_run', 'INSERT')));

-- Whoever draws the runs: nothing of what people asked but what the study froze, and no secret.
INSERT INTO system_right (actor, relation, verb) VALUES
  ('studies', 'draw_study', 'SELECT'), ('studies', 'draw_study', 'UPDATE'),
  ('studies', 'draw_study_run', 'SELECT'), ('studies', 'draw_study_run', 'INSERT');
