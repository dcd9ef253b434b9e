-- A draw is committed to before it can be drawn: what it will be made from, the hash of a secret, and the public value that the
-- secret will be combined with, named before anybody knows it. Its id is that of the draw to come. A commitment that does not hold
-- any more stays readable, with what moved.
CREATE TYPE "CommitmentState" AS ENUM ('OPEN', 'DRAWN', 'VOID');

CREATE TABLE "draw_commitment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "commitment" TEXT NOT NULL,
    "generator" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "public_what" TEXT NOT NULL,
    "public_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "CommitmentState" NOT NULL DEFAULT 'OPEN',
    "moved" JSONB,
    "secret" TEXT,
    "public_value" TEXT,
    "made_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "draw_commitment_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "draw_commitment_reveals" CHECK ((state = 'DRAWN') = (secret IS NOT NULL) AND (state = 'DRAWN') = (public_value IS NOT NULL)),
    CONSTRAINT "draw_commitment_says_what_moved" CHECK ((state = 'VOID') = (moved IS NOT NULL) AND (state = 'OPEN') = (closed_at IS NULL))
);
CREATE INDEX "draw_commitment_programme_id_created_at_idx" ON "draw_commitment"("programme_id", "created_at");
-- The next draw of a programme is one.
CREATE UNIQUE INDEX draw_commitment_one_open ON draw_commitment (programme_id) WHERE state = 'OPEN';
ALTER TABLE "draw_commitment" ADD CONSTRAINT "draw_commitment_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The secret until it is drawn with, enciphered: no person reads it, whatever their role, and it is deleted with the draw.
CREATE TABLE "draw_secret" (
    "draw_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "draw_secret_pkey" PRIMARY KEY ("draw_id")
);
ALTER TABLE "draw_secret" ADD CONSTRAINT "draw_secret_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw_commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON draw_commitment TO gradins_app;
GRANT SELECT, INSERT, DELETE ON draw_secret TO gradins_app;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['draw_commitment', 'draw_secret'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

INSERT INTO system_right (actor, relation, verb) VALUES
  ('draw-secret', 'draw_secret', 'SELECT'), ('draw-secret', 'draw_secret', 'INSERT'), ('draw-secret', 'draw_secret', 'DELETE'),
  ('public-draw', 'draw_commitment', 'SELECT'), ('public-draw', 'draw', 'SELECT'), ('public-draw', 'programme', 'SELECT');

CREATE POLICY city ON draw_commitment USING ((SELECT app_city())) WITH CHECK ((SELECT app_city()));
CREATE POLICY auditor_reads ON draw_commitment FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY system_reads ON draw_commitment FOR SELECT USING ((SELECT app_system_may('draw_commitment', 'SELECT')));
CREATE POLICY system_reads ON draw FOR SELECT USING ((SELECT app_system_may('draw', 'SELECT')));
CREATE POLICY system_reads ON draw_secret FOR SELECT USING ((SELECT app_system_may('draw_secret', 'SELECT')));
CREATE POLICY system_adds ON draw_secret FOR INSERT WITH CHECK ((SELECT app_system_may('draw_secret', 'INSERT')));
CREATE POLICY system_deletes ON draw_secret FOR DELETE USING ((SELECT app_system_may('draw_secret', 'DELETE')));
