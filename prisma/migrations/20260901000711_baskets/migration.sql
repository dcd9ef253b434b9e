-- When a structure handed in its basket, and what was in it: a digest tells whether anything changed since. The wishes there are,
-- and those that come by file, count as handed in: their state says so.
CREATE TABLE "basket" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" UUID,
    "digest" TEXT NOT NULL,
    "wish_count" INTEGER NOT NULL,

    CONSTRAINT "basket_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "basket_counts" CHECK (wish_count > 0)
);
CREATE UNIQUE INDEX "basket_programme_id_structure_id_key" ON "basket"("programme_id", "structure_id");
ALTER TABLE "basket" ADD CONSTRAINT "basket_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "basket" ADD CONSTRAINT "basket_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON basket TO gradins_app;
ALTER TABLE basket ENABLE ROW LEVEL SECURITY;
ALTER TABLE basket FORCE ROW LEVEL SECURITY;
CREATE POLICY city ON basket USING ((SELECT app_city())) WITH CHECK ((SELECT app_city()));
CREATE POLICY leader_keeps ON basket USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));

-- The receipt is written when it is sent.
INSERT INTO system_right (actor, relation, verb) VALUES ('mailer', 'demand', 'SELECT');

-- The district of the venue, where it has one (1 to 20, as that of a structure).
ALTER TABLE "session" ADD COLUMN "district" SMALLINT;
