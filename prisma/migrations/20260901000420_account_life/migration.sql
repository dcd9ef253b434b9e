-- The life of an account: the mails about it, the way back from a change of address, sign-ins that end with the right they came with.
ALTER TYPE "MailKind" ADD VALUE 'PASSWORD_RESET';
ALTER TYPE "MailKind" ADD VALUE 'PASSWORD_CHANGED';
ALTER TYPE "MailKind" ADD VALUE 'EMAIL_CHANGE';
ALTER TYPE "MailKind" ADD VALUE 'EMAIL_CHANGE_NOTICE';

-- A change of address writes two links: one confirms it from the new mailbox, one stops it from the old one.
ALTER TYPE "AccountTokenKind" ADD VALUE 'EMAIL_STOP';
ALTER TABLE account_token DROP CONSTRAINT account_token_email_when_changed;
-- Compared as text: a value added to an enum cannot be named in the transaction that adds it.
ALTER TABLE account_token ADD CONSTRAINT account_token_holds_an_address CHECK ((kind::text = 'PASSWORD_RESET') = (email IS NULL));

-- Whoever is closed, changes role or leaves a structure is out at the next request, whatever wrote the change.
CREATE FUNCTION end_sign_ins() RETURNS trigger LANGUAGE plpgsql SET app.role = 'SYSTEM' SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE auth_session SET revoked_at = clock_timestamp() WHERE user_id = NEW.id AND revoked_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER user_loses_its_right AFTER UPDATE OF role, structure_id, disabled_at ON user_account FOR EACH ROW
  WHEN (NEW.role IS DISTINCT FROM OLD.role OR NEW.structure_id IS DISTINCT FROM OLD.structure_id
    OR (NEW.disabled_at IS NOT NULL AND OLD.disabled_at IS NULL))
  EXECUTE FUNCTION end_sign_ins();
