-- Whoever hands freed seats on looks at what a draw gave: a structure that keeps less of it does not wait for more.
INSERT INTO system_right (actor, relation, verb) VALUES ('offers', 'draw_result', 'SELECT');
