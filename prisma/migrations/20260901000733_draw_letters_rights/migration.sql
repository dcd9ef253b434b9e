-- The letter of a draw is written when it is sent, from the results and their reasons.
INSERT INTO system_right (actor, relation, verb) VALUES ('mailer', 'draw', 'SELECT'), ('mailer', 'draw_result', 'SELECT');
