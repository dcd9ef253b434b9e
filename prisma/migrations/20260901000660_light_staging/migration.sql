-- Screens ask for the rows that something was said of, or that somebody touched: an index of those alone, which costs the rows of a
-- good file nothing.
DROP INDEX "import_row_import_id_ok_idx";
CREATE INDEX import_row_told ON import_row (import_id, line) WHERE problems IS NOT NULL OR sent IS NOT NULL;
