-- The platform under every module: the application role, the scope of a connection, the event log with its
-- consumers, idempotency keys and the audit trail.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lumbung_app') THEN
    CREATE ROLE lumbung_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  -- An external database is entered as the owner, who then acts as the application role.
  IF current_user <> 'lumbung_app' AND NOT pg_has_role(current_user, 'lumbung_app', 'MEMBER') THEN
    EXECUTE format('GRANT lumbung_app TO %I', current_user);
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO lumbung_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lumbung_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO lumbung_app;
GRANT SELECT ON schema_migration TO lumbung_app;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- The tenant a connection works for: NULL (no rows) unless it was set; 'system' reaches infrastructure tables only.
-- Evaluated for every row written, so it is kept short.
CREATE FUNCTION app_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(nullif(current_setting('app.tenant_id', true), ''), 'system')::uuid
$$;
CREATE FUNCTION app_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('app.tenant_id', true) = 'system', false)
$$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Every tenant table gets the same lock: rows of the connection's tenant, nothing else (R-TEN-1).
CREATE FUNCTION protect_tenant_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant ON %s USING (tenant_id = app_tenant()) WITH CHECK (tenant_id = app_tenant())', target);
END $$;

-- Infrastructure tables that consumers read across tenants.
CREATE FUNCTION protect_system_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant ON %s USING (tenant_id = app_tenant() OR app_is_system()) WITH CHECK (tenant_id = app_tenant() OR app_is_system())', target);
END $$;

-- The event log (outbox). Cursor and order are (epoch, txid, position): a later transaction can hold an earlier
-- position, and transaction ids mean nothing in another cluster, so a restored database raises the default of epoch.
-- The columns fit Debezium's outbox event router.
CREATE SEQUENCE event_position AS bigint;
CREATE TABLE event_log (
  epoch integer NOT NULL DEFAULT 1,
  txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position bigint NOT NULL DEFAULT nextval('event_position'),
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  topic text NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  version smallint NOT NULL DEFAULT 1,
  payload json NOT NULL,
  actor_id text NOT NULL,
  request_id text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  -- Positions in the aggregate's own ledger between which the event's rows lie, for consumers that read them there.
  first_row bigint,
  last_row bigint
) PARTITION BY RANGE (recorded_at);
CREATE INDEX event_log_order ON event_log (epoch, txid, position);
CREATE TABLE event_log_default PARTITION OF event_log DEFAULT;
SELECT protect_system_table('event_log');
SELECT protect_system_table('event_log_default');

-- The log is only ever appended to; whole days are dropped by event_log_maintain().
REVOKE UPDATE, DELETE, TRUNCATE ON event_log FROM lumbung_app;
REVOKE ALL ON event_log_default FROM lumbung_app;

-- The epoch of this cluster and how far the log has been dropped. One row.
CREATE TABLE event_log_state (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch integer NOT NULL DEFAULT 1,
  dropped_epoch integer NOT NULL DEFAULT 0,
  dropped_txid xid8 NOT NULL DEFAULT '0',
  dropped_position bigint NOT NULL DEFAULT 0
);
INSERT INTO event_log_state DEFAULT VALUES;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON event_log_state FROM lumbung_app;

-- How far each consumer has come. The row is locked by its leader while a batch is applied.
CREATE TABLE event_consumer (
  name text PRIMARY KEY,
  topics text[] NOT NULL DEFAULT '{}',
  epoch integer NOT NULL DEFAULT 0,
  txid xid8 NOT NULL DEFAULT '0',
  position bigint NOT NULL DEFAULT 0,
  -- Failed attempts at the event it stands at, and whose event that is: the error is shown to nobody else.
  failures integer NOT NULL DEFAULT 0,
  last_error text,
  failing_tenant_id uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- When a process last had this consumer; one unseen for 30 days does not hold the log back.
  seen_at timestamptz NOT NULL DEFAULT now()
);

-- Events a consumer could not handle: parked whole, with the error, until someone replays or discards them.
CREATE TABLE dead_event (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  topic text NOT NULL,
  event json NOT NULL,
  error text NOT NULL,
  attempts integer NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now(),
  replayed_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, consumer, event_id)
);
CREATE INDEX dead_event_open ON dead_event (tenant_id, parked_at, id) WHERE replayed_at IS NULL;
SELECT protect_system_table('dead_event');

-- R-IDM-1: the first answer to a key, in the same transaction as the effect. The answer to a stock document is in the
-- ledger already: with document_id set, response holds only the levels it showed (posted_answer() puts it together).
CREATE TABLE idempotency_key (
  tenant_id uuid NOT NULL,
  actor_id text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint NOT NULL,
  response text NOT NULL,
  document_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, actor_id, key)
);
SELECT protect_tenant_table('idempotency_key');

-- R-TEN-4: one entry per command, written in its transaction, never changed.
CREATE TABLE audit_entry (
  tenant_id uuid NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  entity_type text NOT NULL,
  entity_id text NOT NULL,
  before json,
  after json,
  reason text,
  request_id text NOT NULL,
  ip text,
  PRIMARY KEY (tenant_id, position)
);
-- Stock documents explain themselves; the index serves "who changed this?" on everything else.
CREATE INDEX audit_entry_entity ON audit_entry (tenant_id, entity_type, entity_id) WHERE entity_type <> 'stock-document';
SELECT protect_tenant_table('audit_entry');
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM lumbung_app;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
