-- An identity linked to an account is told by mail, and seen and unlinked by its owner or by an admin; a sign-in by one says when
-- its provider last asked the person who it is.
ALTER TYPE "MailKind" ADD VALUE 'IDENTITY_LINKED';
ALTER TABLE auth_session ADD COLUMN identified_at TIMESTAMPTZ(3);

INSERT INTO system_right (actor, relation, verb) VALUES ('identity', 'mail', 'SELECT'), ('identity', 'mail', 'INSERT');

CREATE POLICY self_unlinks ON identity FOR DELETE USING (user_id = (SELECT app_user()));
CREATE POLICY admin_reads ON identity FOR SELECT USING ((SELECT app_role()) = 'ADMIN');
CREATE POLICY admin_unlinks ON identity FOR DELETE USING ((SELECT app_role()) = 'ADMIN');
