-- Who prepared or made a draw, or started a study, is in the trail; nothing ever read it here.
ALTER TABLE "draw" DROP COLUMN "drawn_by_id";
ALTER TABLE "draw_commitment" DROP COLUMN "made_by_id";
ALTER TABLE "draw_study" DROP COLUMN "started_by_id";
