-- What one actor reaches of one table through row-level security alone: reads, adds, changes, deletes, and turns its rows into.
-- Run by the owner in replica mode: foreign keys and triggers keep silent, policies do not. Everything is undone.
-- Statements that change name no column of the table, so that only the policies of their own verb decide.
CREATE FUNCTION pg_temp.attempt(statement text, row_given jsonb, rel text, key text, as_role text, OUT done boolean, OUT changed text[], OUT gone text[])
LANGUAGE plpgsql AS $$
DECLARE before text[]; after text[]; n bigint;
BEGIN
  done := false; changed := '{}'; gone := '{}';
  EXECUTE format('SELECT array_agg(%s || ''@'' || ctid) FROM %I', key, rel) INTO before;
  BEGIN
    EXECUTE format('SET LOCAL ROLE %I', as_role);
    EXECUTE statement USING row_given;
    GET DIAGNOSTICS n = ROW_COUNT;
    done := n > 0;
    RESET ROLE;
    EXECUTE format('SELECT coalesce(array_agg(%s || ''@'' || ctid), ''{}'') FROM %I', key, rel) INTO after;
    changed := ARRAY(SELECT split_part(a, '@', 1) FROM unnest(after) a WHERE a <> ALL (before) ORDER BY 1);
    gone := ARRAY(SELECT split_part(b, '@', 1) FROM unnest(before) b
      WHERE split_part(b, '@', 1) NOT IN (SELECT split_part(a, '@', 1) FROM unnest(after) a) ORDER BY 1);
    RAISE EXCEPTION 'undone' USING ERRCODE = 'ZZ001';
  EXCEPTION
    WHEN SQLSTATE 'ZZ001' THEN NULL;
    WHEN insufficient_privilege THEN done := false;
    WHEN integrity_constraint_violation THEN done := true; -- let through by the policies, stopped by a constraint
  END;
END $$;

CREATE FUNCTION pg_temp.probe(rel text, key text, touched text, settings jsonb, candidates jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE as_role text := coalesce(settings ->> 'role', 'gradins_app'); seen text[] := '{}'; added text[] := '{}'; became text[] := '{}'; changed text[]; gone text[]; columns text; c jsonb;
BEGIN
  PERFORM set_config(k, v, true) FROM jsonb_each_text(settings - 'role') AS s(k, v);
  BEGIN
    EXECUTE format('SET LOCAL ROLE %I', as_role);
    EXECUTE format('SELECT coalesce(array_agg(%1$s ORDER BY %1$s), ''{}'') FROM %2$I', key, rel) INTO seen;
    RESET ROLE;
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
  WHERE attrelid = rel::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
  FOR c IN SELECT jsonb_array_elements(candidates) LOOP
    IF (pg_temp.attempt(format('INSERT INTO %1$I OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::%1$I, $1)', rel), c -> 'row', rel, key, as_role)).done
    THEN added := added || (c ->> 'label'); END IF;
    IF (pg_temp.attempt(format('UPDATE %1$I SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1))', rel, columns), c -> 'row', rel, key, as_role)).done
    THEN became := became || (c ->> 'label'); END IF;
  END LOOP;
  SELECT a.changed INTO changed FROM pg_temp.attempt(format('UPDATE %1$I SET %2$I = (jsonb_populate_record(NULL::%1$I, $1)).%2$I', rel, touched),
    candidates -> 0 -> 'row', rel, key, as_role) a;
  SELECT a.gone INTO gone FROM pg_temp.attempt(format('DELETE FROM %I', rel), NULL, rel, key, as_role) a;
  RETURN jsonb_build_object('reads', seen, 'adds', added, 'changes', changed, 'deletes', gone, 'becomes', became);
END $$;

-- The owner of the tables, where it is no superuser: policies are forced on it, and triggers run as it.
DO $$ BEGIN
  CREATE ROLE probe_owner;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
GRANT SELECT, INSERT, UPDATE ON session_count, ticket_event TO probe_owner;
GRANT SELECT ON system_right TO probe_owner;
