-- The trail is read by author and by what it is about, and sealed from what the last day has not sealed yet.
CREATE INDEX audit_actor_id_idx ON audit (actor, id);
CREATE INDEX audit_subject_id_id_idx ON audit (subject_id, id);
CREATE INDEX audit_seal_sealed_at_idx ON audit_seal (sealed_at);
