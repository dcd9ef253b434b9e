-- A calendar may say the district of a venue beside its city. What a file says or reads is all said by its own statement, which shows
-- and keeps it: nothing is read a second time there, where a district that was said looks like one that was read.
DROP TRIGGER read_district_moved ON session;
CREATE TRIGGER read_district_moved BEFORE UPDATE OF city, district ON session FOR EACH ROW
  WHEN (OLD.city <> NEW.city AND OLD.district IS NOT DISTINCT FROM NEW.district AND OLD.district IS NOT DISTINCT FROM district_in(OLD.city)
    AND coalesce(current_setting('app.district_said', true), '') = '')
  EXECUTE FUNCTION read_district();
