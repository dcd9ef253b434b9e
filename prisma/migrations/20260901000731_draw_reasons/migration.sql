-- All that explains the result of a wish, kept when it is drawn: turn, what stopped it, what was left, what would have changed it.
-- Numbers and codes of sessions. Draws made before have none and are told by their reason alone.
ALTER TABLE "draw_result" ADD COLUMN "why" JSONB;
