-- A file's rows are of one import and are written thousands at once: whether it is there is asked once a statement. A foreign key asks
-- for each row, which costs as much as writing it.
ALTER TABLE import_row DROP CONSTRAINT import_row_import_id_fkey;

-- As the key did, the import that is found stays for as long as the transaction lasts.
CREATE FUNCTION import_rows_are_of_an_import() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE named uuid;
BEGIN
  FOR named IN SELECT DISTINCT import_id FROM new_rows LOOP
    PERFORM FROM import WHERE id = named FOR KEY SHARE;
    IF NOT FOUND THEN RAISE EXCEPTION 'import_row: no import %', named USING ERRCODE = 'foreign_key_violation'; END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER import_rows_are_of_an_import AFTER INSERT ON import_row REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION import_rows_are_of_an_import();

CREATE FUNCTION import_rows_stay_with_theirs() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'import_row: a row is of one import' USING ERRCODE = 'foreign_key_violation';
END $$;
CREATE TRIGGER import_rows_stay_with_theirs BEFORE UPDATE OF import_id ON import_row
  FOR EACH STATEMENT EXECUTE FUNCTION import_rows_stay_with_theirs();

CREATE FUNCTION import_rows_go_with_it() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM import_row WHERE import_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER import_rows_go_with_it AFTER DELETE ON import FOR EACH ROW EXECUTE FUNCTION import_rows_go_with_it();
