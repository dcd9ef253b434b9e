-- A leader sends lists of its own structure: its people, its wishes, its group leaders.
ALTER POLICY leader_imports ON import
  WITH CHECK (structure_id = (SELECT app_led()) AND kind IN ('BENEFICIARIES', 'DEMANDS', 'GROUP_LEADERS'));
ALTER POLICY leader_decides ON import
  USING (structure_id = (SELECT app_led()) AND kind IN ('BENEFICIARIES', 'DEMANDS', 'GROUP_LEADERS'))
  WITH CHECK (structure_id = (SELECT app_led()) AND kind IN ('BENEFICIARIES', 'DEMANDS', 'GROUP_LEADERS'));

INSERT INTO system_right (actor, relation, verb) VALUES
  ('imports', 'demand', 'SELECT'),
  ('imports', 'demand', 'INSERT'),
  ('imports', 'demand', 'UPDATE'),
  ('imports', 'group_leader', 'SELECT'),
  ('imports', 'group_leader', 'INSERT'),
  ('imports', 'group_leader', 'UPDATE');

CREATE POLICY system_reads ON demand FOR SELECT USING ((SELECT app_system_may('demand', 'SELECT')));
CREATE POLICY system_adds ON demand FOR INSERT WITH CHECK ((SELECT app_system_may('demand', 'INSERT')));
CREATE POLICY system_changes ON demand FOR UPDATE USING ((SELECT app_system_may('demand', 'UPDATE')));
CREATE POLICY system_adds ON group_leader FOR INSERT WITH CHECK ((SELECT app_system_may('group_leader', 'INSERT')));
CREATE POLICY system_changes ON group_leader FOR UPDATE USING ((SELECT app_system_may('group_leader', 'UPDATE')));
