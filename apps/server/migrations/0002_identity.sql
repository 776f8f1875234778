-- Tenants, people, what they may do, and how they prove who they are.

CREATE TABLE tenant (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  time_zone text NOT NULL,
  locale text NOT NULL,
  negative_stock text NOT NULL DEFAULT 'block' CHECK (negative_stock IN ('block', 'approve', 'allow')),
  settings jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
-- The tenant's own row under the same lock as its tables; sign-in and the command line look tenants up as the system.
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenant USING (id = app_tenant() OR app_is_system()) WITH CHECK (id = app_tenant() OR app_is_system());

-- A person; may belong to several tenants, so it is no tenant table. Reached by id or e-mail only.
CREATE TABLE app_user (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  email_key text GENERATED ALWAYS AS (lower(email)) STORED UNIQUE,
  name text NOT NULL,
  password_hash text NOT NULL,
  locale text,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- A preset's permissions stand in the program, not here, so that a new version's permissions reach every tenant.
CREATE TABLE role (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  name_key text GENERATED ALWAYS AS (lower(name)) STORED,
  preset boolean NOT NULL DEFAULT false,
  permissions text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key),
  CONSTRAINT role_name UNIQUE (tenant_id, name_key),
  CHECK (NOT preset OR permissions = '{}')
);
SELECT protect_tenant_table('role');

-- warehouse_ids NULL: all warehouses of the tenant (R-TEN-2).
CREATE TABLE membership (
  tenant_id uuid NOT NULL REFERENCES tenant,
  user_id uuid NOT NULL REFERENCES app_user,
  role_id uuid NOT NULL,
  warehouse_ids uuid[],
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, user_id),
  FOREIGN KEY (tenant_id, role_id) REFERENCES role
);
CREATE INDEX membership_user ON membership (user_id);
-- Sign-in asks for all tenants of one person before a tenant is chosen, as the system.
SELECT protect_system_table('membership');

-- A session is a family of refresh tokens: one is live, the reuse of an older one ends the family.
CREATE TABLE session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user,
  tenant_id uuid NOT NULL REFERENCES tenant,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text,
  ip text,
  user_agent text
);
CREATE INDEX session_by_user ON session (user_id) WHERE ended_at IS NULL;
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE refresh_token (
  token_hash bytea PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

-- Keys that sign access tokens. Rotated; an old one verifies until the last token it signed has expired. Nothing that
-- works for a tenant can read them.
CREATE TABLE signing_key (
  id text PRIMARY KEY,
  private_jwk jsonb NOT NULL,
  public_jwk jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);
ALTER TABLE signing_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON signing_key USING (app_is_system()) WITH CHECK (app_is_system());

CREATE TABLE api_key (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  name text NOT NULL,
  hint text NOT NULL,
  secret_hash bytea NOT NULL,
  permissions text[] NOT NULL,
  warehouse_ids uuid[],
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, secret_hash)
);
SELECT protect_tenant_table('api_key');

-- Two links open an invitation: the one its maker saw once, and the one the mail carried (made by the mail's job, so
-- that no queue ever holds a secret). role_id is NULL only when the role of a closed invitation was deleted.
CREATE TABLE invitation (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  email text NOT NULL,
  email_key text GENERATED ALWAYS AS (lower(email)) STORED,
  name text NOT NULL,
  role_id uuid,
  warehouse_ids uuid[],
  token_hash bytea NOT NULL,
  mailed_token_hash bytea,
  invited_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  UNIQUE (tenant_id, mailed_token_hash),
  FOREIGN KEY (tenant_id, role_id) REFERENCES role ON DELETE SET NULL (role_id),
  CHECK (role_id IS NOT NULL OR accepted_at IS NOT NULL OR revoked_at IS NOT NULL)
);
CREATE UNIQUE INDEX invitation_open ON invitation (tenant_id, email_key) WHERE accepted_at IS NULL AND revoked_at IS NULL;
SELECT protect_tenant_table('invitation');

-- One-time links that belong to a person or to nobody yet: password reset and first set-up.
CREATE TABLE one_time_token (
  token_hash bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('password-reset', 'first-setup')),
  user_id uuid REFERENCES app_user,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX one_time_token_user ON one_time_token (user_id);

-- Tries at a password per account and address. A try is written before the password is looked at and taken back when it
-- was right, so that any number of parallel tries finds the ones before it.
CREATE TABLE sign_in_attempt (
  id uuid PRIMARY KEY,
  subject bytea NOT NULL,
  tried_at timestamptz NOT NULL,
  refused boolean NOT NULL DEFAULT false
);
CREATE INDEX sign_in_attempt_subject ON sign_in_attempt (subject, tried_at);

-- How often a new password was asked for lately: mails to one address are limited. Kept for unknown addresses too, so that
-- asking takes the same time for all.
CREATE TABLE password_reset_request (
  subject bytea NOT NULL,
  requested_at timestamptz NOT NULL
);
CREATE INDEX password_reset_request_subject ON password_reset_request (subject, requested_at);
