-- A row corrected on the screen, or of which somebody decided, keeps its cells as they were sent: read again, the same cells are
-- corrected again, others are not.
CREATE TYPE "RowDecision" AS ENUM ('SAME', 'ANOTHER', 'SKIP');
ALTER TABLE import_row
  ADD COLUMN sent JSONB,
  ADD COLUMN decision "RowDecision",
  ADD COLUMN same_as UUID,
  ADD CONSTRAINT import_row_decided_as_sent CHECK (sent IS NOT NULL OR decision IS NULL),
  ADD CONSTRAINT import_row_same_as_whom CHECK (same_as IS NULL OR decision = 'SAME');

-- A leader corrects, the whole file is checked again: in the city's name, who sees what it is checked against.
INSERT INTO system_right (actor, relation, verb) VALUES ('city', 'import_row', 'UPDATE'), ('city', 'demand', 'SELECT');
