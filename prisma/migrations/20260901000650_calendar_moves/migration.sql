-- A calendar that moves or cancels sessions does it as the screen does (rule 7): the worker of imports asks the structures, and
-- dates to confirm follow the new cutoff. Seats that return and mails are the city's, as everywhere.
INSERT INTO system_right (actor, relation, verb) VALUES
  ('imports', 'postponement', 'SELECT'),
  ('imports', 'postponement', 'INSERT'),
  ('imports', 'allocation', 'SELECT'),
  ('imports', 'allocation', 'UPDATE');

CREATE POLICY system_adds ON postponement FOR INSERT WITH CHECK ((SELECT app_system_may('postponement', 'INSERT')));
