-- The stock ledger: documents, movements and balances. Hot tables carry no foreign keys (they cost 18 % of the
-- throughput); post_documents() checks every id it writes under the same transaction instead.

-- Negative-stock policy below the tenant's own, most specific first: SKU×location, location, SKU, channel (R-NEG-1).
CREATE TABLE negative_stock_policy (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  variant_id uuid,
  location_id uuid,
  channel text,
  policy text NOT NULL CHECK (policy IN ('block', 'approve', 'allow')),
  PRIMARY KEY (tenant_id, id),
  UNIQUE NULLS NOT DISTINCT (tenant_id, variant_id, location_id, channel),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variant,
  FOREIGN KEY (tenant_id, location_id) REFERENCES location,
  CHECK (channel IS NULL OR (variant_id IS NULL AND location_id IS NULL)),
  CHECK (num_nonnulls(variant_id, location_id, channel) > 0)
);
SELECT protect_tenant_table('negative_stock_policy');

-- Numbers per tenant × type × year, gapless: the row is locked last and briefly (R-DOC-1).
CREATE TABLE document_counter (
  tenant_id uuid NOT NULL,
  type text NOT NULL,
  year smallint NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (tenant_id, type, year)
);
SELECT protect_tenant_table('document_counter');

CREATE TABLE stock_document (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL CHECK (type IN ('receipt', 'issue', 'adjustment', 'transfer', 'opening', 'return', 'reversal')),
  number_year smallint NOT NULL,
  number_seq integer NOT NULL,
  warehouse_id uuid NOT NULL,
  to_warehouse_id uuid,
  reference text,
  reason text,
  channel text,
  effective_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  -- Movements of the document lie between these positions (others may lie there too).
  first_position bigint NOT NULL,
  last_position bigint NOT NULL,
  line_count integer NOT NULL,
  reverses_document_id uuid,
  import_id uuid,
  PRIMARY KEY (tenant_id, id)
);
-- A document is reversed once (R-LED-3).
CREATE UNIQUE INDEX stock_document_reverses ON stock_document (tenant_id, reverses_document_id) WHERE reverses_document_id IS NOT NULL;
CREATE INDEX stock_document_reference ON stock_document (tenant_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX stock_document_import ON stock_document (tenant_id, import_id) WHERE import_id IS NOT NULL;
SELECT protect_tenant_table('stock_document');

-- A movement transfers a quantity of one stock key from one location to another; its two legs are the view stock_leg.
-- position is the sequence of R-LED-5, taken while the balance rows are locked. quantity is in base unit × 10^scale.
CREATE SEQUENCE movement_position AS bigint;
CREATE TABLE movement (
  tenant_id uuid NOT NULL,
  position bigint NOT NULL,
  document_id uuid NOT NULL,
  line_no integer NOT NULL,
  type text NOT NULL,
  variant_id uuid NOT NULL,
  from_location_id uuid NOT NULL,
  to_location_id uuid NOT NULL,
  from_warehouse_id uuid,
  to_warehouse_id uuid,
  lot_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  serial text NOT NULL DEFAULT '',
  owner_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  status text NOT NULL DEFAULT 'available',
  quantity bigint NOT NULL CHECK (quantity > 0),
  -- Cost per base unit in minor units: the line's own, else the SKU's at that moment; NULL when neither is known.
  unit_cost_minor bigint,
  effective_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_id text NOT NULL,
  note text,
  reverses_position bigint,
  PRIMARY KEY (tenant_id, position),
  CHECK (from_location_id <> to_location_id)
);
CREATE INDEX movement_stock_card ON movement (tenant_id, variant_id, effective_at, position);
CREATE INDEX movement_by_time ON movement (tenant_id, effective_at, position);
SELECT protect_tenant_table('movement');

CREATE VIEW stock_leg WITH (security_invoker = true) AS
  SELECT tenant_id, position, document_id, line_no, variant_id, from_location_id AS location_id, from_warehouse_id AS warehouse_id,
         lot_id, serial, owner_id, status, -quantity AS delta, effective_at, recorded_at FROM movement
  UNION ALL
  SELECT tenant_id, position, document_id, line_no, variant_id, to_location_id, to_warehouse_id,
         lot_id, serial, owner_id, status, quantity, effective_at, recorded_at FROM movement;
GRANT SELECT ON stock_leg TO lumbung_app;

-- One row per stock key in a storage location; counter-locations are the negative of the rest and need none. What must
-- not go below zero depends on the policy (R-NEG), so the guard stands in post_documents(), not in a CHECK.
CREATE TABLE stock_balance (
  tenant_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  location_id uuid NOT NULL,
  lot_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  serial text NOT NULL DEFAULT '',
  owner_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  status text NOT NULL DEFAULT 'available',
  warehouse_id uuid NOT NULL,
  on_hand bigint NOT NULL DEFAULT 0,
  reserved bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, variant_id, location_id, lot_id, serial, owner_id, status)
) WITH (fillfactor = 70);
SELECT protect_tenant_table('stock_balance');

-- R-LED-1: nobody who uses the application changes the past, by privilege and by trigger.
REVOKE UPDATE, DELETE, TRUNCATE ON stock_document, movement FROM lumbung_app;
REVOKE DELETE, TRUNCATE ON stock_balance FROM lumbung_app;
CREATE TRIGGER stock_document_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON movement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the catalogue and the warehouses may know of the ledger: which SKUs have ever moved (their scale is fixed then,
-- R-UOM-1), and where stock or a reservation is left.
CREATE VIEW ledger_variant_usage WITH (security_invoker = true) AS
  SELECT DISTINCT tenant_id, variant_id FROM stock_balance;
CREATE VIEW ledger_warehouse_stock WITH (security_invoker = true) AS
  SELECT tenant_id, warehouse_id, location_id, variant_id FROM stock_balance WHERE on_hand <> 0 OR reserved <> 0;
GRANT SELECT ON ledger_variant_usage, ledger_warehouse_stock TO lumbung_app;
