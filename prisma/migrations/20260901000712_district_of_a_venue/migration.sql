-- A calendar writes the district with the city: « Paris 18e ». Where nothing else says it, it is read there, whoever writes the
-- session; a district that is given stays, and one that was read follows the city.
CREATE FUNCTION district_in(city text) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN d::int BETWEEN 1 AND 20 THEN d::smallint END FROM substring(city from '^Paris,? (\d{1,2})(?:e|er|è|ème|eme)?$') d $$;
CREATE FUNCTION read_district() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW.district := district_in(NEW.city);
  RETURN NEW;
END $$;
CREATE TRIGGER read_district_born BEFORE INSERT ON session FOR EACH ROW WHEN (NEW.district IS NULL) EXECUTE FUNCTION read_district();
CREATE TRIGGER read_district_moved BEFORE UPDATE OF city, district ON session FOR EACH ROW
  WHEN (OLD.city <> NEW.city AND OLD.district IS NOT DISTINCT FROM NEW.district AND OLD.district IS NOT DISTINCT FROM district_in(OLD.city))
  EXECUTE FUNCTION read_district();
ALTER TABLE session ADD CONSTRAINT session_district CHECK (district BETWEEN 1 AND 20);

-- The sessions there are: row-level security holds the owner too.
SELECT set_config('app.role', 'ADMIN', true);
UPDATE session SET district = district_in(city) WHERE district IS NULL AND district_in(city) IS NOT NULL;
SELECT set_config('app.role', '', true);
