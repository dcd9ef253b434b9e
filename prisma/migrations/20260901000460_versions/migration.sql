-- Two editors of one record. `version` counts the changes of what people write in a record; the database counts, commands only
-- compare. `edits` says of each field at which version it was last changed, when, by whom (an opaque label) and by which command:
-- whoever saves second is told what changed since, and nothing is overwritten unseen.

ALTER TABLE programme ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE structure ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE user_account ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE session ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE beneficiary ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE group_leader ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE demand ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';

CREATE FUNCTION edit_mark(version integer) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('version', version, 'at', to_jsonb(statement_timestamp()),
    'by', coalesce(nullif(current_setting('app.actor', true), ''), 'nobody'),
    'role', coalesce(nullif(current_setting('app.role', true), ''), 'NOBODY'))
$$;

-- One function a table, written out column by column: comparing columns is some hundred times cheaper than comparing rows as
-- JSON, and an import changes 50,000 rows. A change of other columns (a second factor, a key of sorting) is no edit.
DO $$
DECLARE
  watched record;
  compared text;
  before_columns text;
  after_columns text;
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('programme', ARRAY['name', 'starts_on', 'ends_on', 'sender_name', 'contact_email', 'contact_phone']),
    ('structure', ARRAY['name', 'public', 'external_id', 'district', 'address', 'postal_code', 'city', 'contact_email', 'member_count', 'founded_on', 'disabled_at']),
    ('user_account', ARRAY['name', 'email', 'role', 'structure_id', 'disabled_at']),
    ('session', ARRAY['sport', 'venue', 'city', 'starts_at', 'ends_at', 'cutoff_at', 'description', 'status']),
    ('beneficiary', ARRAY['last_name', 'first_name', 'email', 'age_band', 'wheelchair', 'reference']),
    ('group_leader', ARRAY['last_name', 'first_name', 'email', 'phone', 'locale']),
    ('demand', ARRAY['quantity', 'wheelchairs', 'rank'])
  ) AS w(relation, columns) LOOP
    SELECT string_agg(format('IF NEW.%1$I IS DISTINCT FROM OLD.%1$I THEN NEW.edits := NEW.edits || jsonb_build_object(%1$L, mark); END IF;', c), E'\n  '),
      string_agg(format('OLD.%I', c), ', '), string_agg(format('NEW.%I', c), ', ')
    INTO compared, before_columns, after_columns FROM unnest(watched.columns) AS c;
    IF watched.relation = 'programme' THEN
      compared := compared || $rules$
  SELECT NEW.edits || coalesce(jsonb_object_agg('rules.' || key, mark), '{}') INTO NEW.edits FROM jsonb_each(NEW.rules) AS n(key, value)
    WHERE n.value IS DISTINCT FROM OLD.rules -> n.key;$rules$;
      before_columns := before_columns || ', OLD.rules';
      after_columns := after_columns || ', NEW.rules';
    END IF;
    EXECUTE format($f$CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE mark jsonb := edit_mark(OLD.version + 1);
BEGIN
  NEW.version := OLD.version + 1;
  %s
  RETURN NEW;
END $body$ $f$, 'note_edits_of_' || watched.relation, compared);
    EXECUTE format('CREATE TRIGGER note_edits BEFORE UPDATE ON %I FOR EACH ROW WHEN ((%s, OLD.edits) IS DISTINCT FROM (%s, NEW.edits)) EXECUTE FUNCTION %I()',
      watched.relation, before_columns, after_columns, 'note_edits_of_' || watched.relation);
  END LOOP;
END $$;

-- Records decided under a lock by their state: any change counts. Of a ticket people write the name only, and claiming it or
-- entering with it must not make a conflict for whoever names it: its version is that of the name; its life has the rest.
CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.version := OLD.version + 1; RETURN NEW; END $$;
CREATE TRIGGER count_change BEFORE UPDATE ON allocation FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_change();
CREATE TRIGGER count_change BEFORE UPDATE ON draw FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_change();
CREATE TRIGGER count_change BEFORE UPDATE ON import FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_change();
CREATE TRIGGER count_change BEFORE UPDATE ON purge FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_change();
CREATE TRIGGER count_change BEFORE UPDATE ON ticket FOR EACH ROW WHEN (OLD.beneficiary_id IS DISTINCT FROM NEW.beneficiary_id) EXECUTE FUNCTION count_change();
