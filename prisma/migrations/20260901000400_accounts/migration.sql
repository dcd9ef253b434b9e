-- Accounts in depth: second factor, links about one's own account, identities, what knocks too often; the seals of the trail.
ALTER TABLE user_account ADD COLUMN totp_secret BYTEA, ADD COLUMN totp_confirmed_at TIMESTAMPTZ(3), ADD COLUMN totp_step BIGINT;
ALTER TABLE user_account ADD CONSTRAINT user_totp_has_a_secret CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL);
ALTER TABLE auth_session ADD COLUMN proved_at TIMESTAMPTZ(3), ADD COLUMN device TEXT;

CREATE TYPE "AccountTokenKind" AS ENUM ('PASSWORD_RESET', 'EMAIL_CHANGE');

CREATE TABLE recovery_code (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL,
  code_hash BYTEA NOT NULL,
  used_at TIMESTAMPTZ(3),
  CONSTRAINT recovery_code_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX recovery_code_user_id_code_hash_key ON recovery_code (user_id, code_hash);
ALTER TABLE recovery_code ADD CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE account_token (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL,
  kind "AccountTokenKind" NOT NULL,
  nonce BYTEA NOT NULL,
  token_hash BYTEA NOT NULL,
  email TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  used_at TIMESTAMPTZ(3),
  CONSTRAINT account_token_pkey PRIMARY KEY (id),
  CONSTRAINT account_token_email_when_changed CHECK ((kind = 'EMAIL_CHANGE') = (email IS NOT NULL))
);
CREATE UNIQUE INDEX account_token_token_hash_key ON account_token (token_hash);
CREATE INDEX account_token_user_id_kind_idx ON account_token (user_id, kind);
ALTER TABLE account_token ADD CONSTRAINT account_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id UUID NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT identity_pkey PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_user_id_idx ON identity (user_id);
ALTER TABLE identity ADD CONSTRAINT identity_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE rate_limit (
  key VARCHAR(255) NOT NULL,
  points INTEGER NOT NULL DEFAULT 0,
  expire BIGINT,
  CONSTRAINT rate_limit_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limit_expire_idx ON rate_limit (expire);

CREATE TABLE audit_seal (
  position BIGINT NOT NULL,
  audit_id BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  sealed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT audit_seal_pkey PRIMARY KEY (position)
);
CREATE UNIQUE INDEX audit_seal_audit_id_key ON audit_seal (audit_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code, account_token, identity, rate_limit TO gradins_app;
GRANT SELECT, INSERT ON audit_seal TO gradins_app;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['recovery_code', 'account_token', 'identity', 'rate_limit', 'audit_seal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
CREATE POLICY self_or_system ON recovery_code USING (user_id = (SELECT app_user()) OR (SELECT app_system()))
  WITH CHECK (user_id = (SELECT app_user()) OR (SELECT app_system()));
CREATE POLICY self_or_system ON account_token USING (user_id = (SELECT app_user()) OR (SELECT app_system()))
  WITH CHECK (user_id = (SELECT app_user()) OR (SELECT app_system()));
CREATE POLICY self_reads ON identity FOR SELECT USING (user_id = (SELECT app_user()));
CREATE POLICY system_keeps ON identity USING ((SELECT app_system())) WITH CHECK ((SELECT app_system()));
-- Keys are keyed hashes and name nobody; the limiter counts before anybody is known.
CREATE POLICY anyone_counts ON rate_limit USING (true) WITH CHECK (true);
CREATE POLICY system_seals ON audit_seal FOR INSERT WITH CHECK ((SELECT app_system()));
CREATE POLICY trail_readers ON audit_seal FOR SELECT USING ((SELECT app_role()) IN ('ADMIN', 'AUDITOR', 'SYSTEM'));
