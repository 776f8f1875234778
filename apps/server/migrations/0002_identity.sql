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

-- A person; may belong to several tenants, so it is no tenant table. Reached by id or e-mail only.
CREATE TABLE app_user (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  email_key text GENERATED ALWAYS AS (lower(email)) STORED UNIQUE,
  name text NOT NULL,
  password_hash text,
  locale text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE role (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  preset boolean NOT NULL DEFAULT false,
  permissions text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key)
);
SELECT protect_tenant_table('role');

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

CREATE TABLE refresh_token (
  token_hash bytea PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

-- Keys that sign access tokens. Rotated; an old one verifies until the last token it signed has expired.
CREATE TABLE signing_key (
  id text PRIMARY KEY,
  private_jwk jsonb NOT NULL,
  public_jwk jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);

CREATE TABLE api_key (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
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

CREATE TABLE invitation (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role_id uuid NOT NULL,
  warehouse_ids uuid[],
  token_hash bytea NOT NULL,
  invited_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, role_id) REFERENCES role
);
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

-- Failed sign-ins per account and address; both are stored as keyed hashes.
CREATE TABLE login_failure (
  subject bytea NOT NULL,
  failed_at timestamptz NOT NULL
);
CREATE INDEX login_failure_subject ON login_failure (subject, failed_at);
