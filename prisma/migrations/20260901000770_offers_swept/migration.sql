-- Whoever hands freed seats on looks whether that was asked already, before it asks again.
INSERT INTO system_right (actor, relation, verb) VALUES ('offers', 'outbox', 'SELECT');
