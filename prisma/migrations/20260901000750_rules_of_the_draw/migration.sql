-- The rules of the draw, kept by the programme: caps, weights, quotas, and the tags that give a structure priority. A commitment
-- freezes its own copy; these are what the next one is made from.
CREATE TABLE "draw_rules" (
    "programme_id" UUID NOT NULL,
    "seats_per_structure" INTEGER,
    "seats_per_turn" INTEGER,
    "share_percent" SMALLINT,
    "seats_per_head" INTEGER,
    "base" SMALLINT NOT NULL DEFAULT 1,
    "served_before" SMALLINT NOT NULL DEFAULT 0,
    "declined" SMALLINT NOT NULL DEFAULT 0,
    "no_show" SMALLINT NOT NULL DEFAULT 0,
    "tag" SMALLINT NOT NULL DEFAULT 0,
    "improve" BOOLEAN NOT NULL DEFAULT true,
    "last_quota" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "edits" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "draw_rules_pkey" PRIMARY KEY ("programme_id"),
    CONSTRAINT "draw_rules_caps" CHECK (
      seats_per_structure BETWEEN 1 AND 10000 AND seats_per_turn BETWEEN 1 AND 10000
      AND share_percent BETWEEN 1 AND 100 AND seats_per_head BETWEEN 1 AND 100000),
    CONSTRAINT "draw_rules_weights" CHECK (
      base BETWEEN 0 AND 5000 AND served_before BETWEEN 0 AND 5000 AND declined BETWEEN 0 AND 5000
      AND no_show BETWEEN 0 AND 5000 AND tag BETWEEN 0 AND 5000)
);
ALTER TABLE "draw_rules" ADD CONSTRAINT "draw_rules_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Seats kept for some, or that some never exceed. Its number is how people and proofs name it: never given twice in a programme.
CREATE TABLE "draw_quota" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "public" "Public",
    "district" SMALLINT,
    "structure_id" UUID,
    "tag" TEXT,
    "session_id" UUID,
    "competition" "Competition",
    "minimum_seats" INTEGER,
    "minimum_percent" SMALLINT,
    "maximum_seats" INTEGER,
    "maximum_percent" SMALLINT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "edits" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "draw_quota_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "draw_quota_number" CHECK (number > 0),
    CONSTRAINT "draw_quota_bounds" CHECK (num_nonnulls(minimum_seats, minimum_percent, maximum_seats, maximum_percent) > 0),
    CONSTRAINT "draw_quota_one_minimum" CHECK (num_nonnulls(minimum_seats, minimum_percent) <= 1),
    CONSTRAINT "draw_quota_one_maximum" CHECK (num_nonnulls(maximum_seats, maximum_percent) <= 1),
    CONSTRAINT "draw_quota_seats" CHECK (minimum_seats BETWEEN 1 AND 20000000 AND maximum_seats BETWEEN 0 AND 20000000),
    CONSTRAINT "draw_quota_percents" CHECK (minimum_percent BETWEEN 1 AND 100 AND maximum_percent BETWEEN 0 AND 100),
    CONSTRAINT "draw_quota_order" CHECK (minimum_seats <= maximum_seats AND minimum_percent <= maximum_percent),
    CONSTRAINT "draw_quota_whom" CHECK (structure_id IS NULL OR num_nonnulls(public, district, tag) = 0),
    CONSTRAINT "draw_quota_one_place" CHECK (num_nonnulls(session_id, competition) <= 1),
    CONSTRAINT "draw_quota_tag" CHECK (char_length(btrim(tag)) BETWEEN 1 AND 60)
);
CREATE UNIQUE INDEX "draw_quota_programme_id_number_key" ON "draw_quota"("programme_id", "number");
ALTER TABLE "draw_quota" ADD CONSTRAINT "draw_quota_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "draw_quota" ADD CONSTRAINT "draw_quota_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draw_quota" ADD CONSTRAINT "draw_quota_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Priority of a structure in the draws of a programme, and why: the reason can be asked for by anybody, it names no person.
CREATE TABLE "structure_tag" (
    "programme_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "given_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "structure_tag_pkey" PRIMARY KEY ("programme_id", "structure_id", "tag"),
    CONSTRAINT "structure_tag_says_why" CHECK (char_length(btrim(tag)) BETWEEN 1 AND 60 AND char_length(btrim(reason)) BETWEEN 5 AND 500)
);
CREATE INDEX "structure_tag_structure_id_idx" ON "structure_tag"("structure_id");
ALTER TABLE "structure_tag" ADD CONSTRAINT "structure_tag_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "structure_tag" ADD CONSTRAINT "structure_tag_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Two editors: as for the other records with forms.
DO $$
DECLARE watched record; compared text; before_columns text; after_columns text;
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('draw_rules', ARRAY['seats_per_structure', 'seats_per_turn', 'share_percent', 'seats_per_head', 'base', 'served_before', 'declined', 'no_show', 'tag', 'improve']),
    ('draw_quota', ARRAY['public', 'district', 'structure_id', 'tag', 'session_id', 'competition', 'minimum_seats', 'minimum_percent', 'maximum_seats', 'maximum_percent'])
  ) AS w(relation, columns) LOOP
    SELECT string_agg(format('IF NEW.%1$I IS DISTINCT FROM OLD.%1$I THEN NEW.edits := NEW.edits || jsonb_build_object(%1$L, mark); END IF;', c), E'\n  '),
      string_agg(format('OLD.%I', c), ', '), string_agg(format('NEW.%I', c), ', ')
    INTO compared, before_columns, after_columns FROM unnest(watched.columns) AS c;
    EXECUTE format($f$CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE mark jsonb := edit_mark(OLD.version + 1);
BEGIN
  NEW.version := OLD.version + 1;
  %s
  RETURN NEW;
END $body$ $f$, 'note_edits_of_' || watched.relation, compared);
    EXECUTE format('CREATE TRIGGER note_edits BEFORE UPDATE ON %I FOR EACH ROW WHEN ((%s) IS DISTINCT FROM (%s)) EXECUTE FUNCTION %I()',
      watched.relation, before_columns, after_columns, 'note_edits_of_' || watched.relation);
  END LOOP;
END $$;

-- The city and the auditor read; rules are changed by an admin alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON draw_rules, draw_quota, structure_tag TO gradins_app;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['draw_rules', 'draw_quota', 'structure_tag'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY city_reads ON %I FOR SELECT USING ((SELECT app_city()))', t);
    EXECUTE format('CREATE POLICY auditor_reads ON %I FOR SELECT USING ((SELECT app_audits()))', t);
    EXECUTE format('CREATE POLICY admin_adds ON %I FOR INSERT WITH CHECK ((SELECT app_admin()))', t);
    EXECUTE format('CREATE POLICY admin_changes ON %I FOR UPDATE USING ((SELECT app_admin())) WITH CHECK ((SELECT app_admin()))', t);
    EXECUTE format('CREATE POLICY admin_deletes ON %I FOR DELETE USING ((SELECT app_admin()))', t);
  END LOOP;
END $$;
REVOKE DELETE ON draw_rules FROM gradins_app;
DROP POLICY admin_deletes ON draw_rules;
REVOKE UPDATE ON structure_tag FROM gradins_app;
DROP POLICY admin_changes ON structure_tag;
