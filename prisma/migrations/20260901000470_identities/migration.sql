-- Signing in by an identity provider: which identities still open, whose second factor stands, and answers that served.
ALTER TABLE identity ADD COLUMN disabled_at TIMESTAMPTZ(3), ADD COLUMN vouched_at TIMESTAMPTZ(3);
CREATE UNIQUE INDEX identity_user_id_issuer_key ON identity (user_id, issuer);
DROP INDEX identity_user_id_idx;
ALTER TABLE auth_session ADD COLUMN by_identity BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE oidc_state (
  state_hash BYTEA NOT NULL,
  spent_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT oidc_state_pkey PRIMARY KEY (state_hash)
);
CREATE INDEX oidc_state_spent_at_idx ON oidc_state (spent_at);
GRANT SELECT, INSERT, DELETE ON oidc_state TO gradins_app;
ALTER TABLE oidc_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE oidc_state FORCE ROW LEVEL SECURITY;
CREATE POLICY system_keeps ON oidc_state USING ((SELECT app_system())) WITH CHECK ((SELECT app_system()));
