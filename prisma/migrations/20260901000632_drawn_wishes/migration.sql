-- Whether a draw, published or not, holds a wish. Asked before a file of wishes is undone: a leader sees no draw that is not
-- published, and a wish taken away would take its line of the draw along.
INSERT INTO system_right (actor, relation, verb) VALUES ('city', 'draw_result', 'SELECT');
CREATE POLICY system_reads ON draw_result FOR SELECT USING ((SELECT app_system_may('draw_result', 'SELECT')));

CREATE FUNCTION demand_was_drawn(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  SET app.role = 'SYSTEM' SET app.system = 'city' SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM draw_result WHERE demand_id = wanted) $$;
