-- Files that were imported: what was read, what was refused, and which lines are in the books already.

CREATE TABLE file_import (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sales')),
  file_name text NOT NULL,
  file_hash bytea NOT NULL CHECK (length(file_hash) = 32),
  file_bytes integer NOT NULL,
  warehouse_id uuid NOT NULL,
  dry_run boolean NOT NULL,
  opening text NOT NULL CHECK (opening IN ('auto', 'none')),
  -- What the caller decided about the file; kept, so that a run that is taken up again reads it the same way.
  settings jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'failed', 'finished', 'undone')),
  phase text NOT NULL DEFAULT 'waiting' CHECK (phase IN ('waiting', 'reading', 'planning', 'products', 'opening', 'posting', 'done')),
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  reading jsonb,
  report jsonb,
  error jsonb,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  locale text NOT NULL,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  undo_document_id uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, warehouse_id) REFERENCES warehouse
);
-- The same content is one import, until it is undone.
CREATE UNIQUE INDEX file_import_content ON file_import (tenant_id, kind, file_hash) WHERE NOT dry_run AND status <> 'undone';
SELECT protect_tenant_table('file_import');

-- The file itself, between upload and the end of the job. Customers may stand in it, so it is kept no longer.
CREATE TABLE import_content (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (tenant_id, import_id),
  FOREIGN KEY (tenant_id, import_id) REFERENCES file_import ON DELETE CASCADE
);
SELECT protect_tenant_table('import_content');

-- Lines that are in the books. Real files contain equal lines, so a line is known by the content of its file and its number.
CREATE TABLE import_line (
  tenant_id uuid NOT NULL,
  file_hash bytea NOT NULL,
  line integer NOT NULL,
  import_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, file_hash, line)
);
CREATE INDEX import_line_import ON import_line (tenant_id, import_id);
SELECT protect_tenant_table('import_line');

-- Lines that were not imported, with where, why, and what mends it.
CREATE TABLE import_refused_line (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  column_name text,
  code text NOT NULL,
  reason text NOT NULL,
  fix text NOT NULL,
  cells text[] NOT NULL,
  PRIMARY KEY (tenant_id, import_id, line),
  FOREIGN KEY (tenant_id, import_id) REFERENCES file_import ON DELETE CASCADE
);
SELECT protect_tenant_table('import_refused_line');

-- Products an import made, so that undoing it can archive those nothing else has used since.
CREATE TABLE import_product (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  product_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  -- Archived by the undo, so that importing again may bring it back; what a person archived stays archived.
  archived_by_undo boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, import_id, product_id),
  FOREIGN KEY (tenant_id, import_id) REFERENCES file_import ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES product
);
SELECT protect_tenant_table('import_product');

CREATE INDEX import_product_variant ON import_product (tenant_id, variant_id) WHERE archived_by_undo;

-- The ledger's face for processes that post many documents: what a place can give, and which documents are there.
CREATE VIEW ledger_place_stock WITH (security_invoker = true) AS
  SELECT tenant_id, variant_id, location_id, sum(on_hand)::bigint AS on_hand, sum(on_hand - reserved)::bigint AS available
    FROM stock_balance
   WHERE lot_id = '00000000-0000-0000-0000-000000000000' AND serial = '' AND owner_id = '00000000-0000-0000-0000-000000000000' AND status = 'available'
   GROUP BY tenant_id, variant_id, location_id;
CREATE VIEW ledger_document WITH (security_invoker = true) AS
  SELECT tenant_id, id AS document_id, type, line_count, reverses_document_id, import_id FROM stock_document;
GRANT SELECT ON ledger_place_stock, ledger_document TO lumbung_app;

-- How a tenant's files are read, saved under a name.
CREATE TABLE import_preset (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sales')),
  name text NOT NULL CHECK (name <> ''),
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (case_key(name)) STORED,
  settings jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, kind, name_key)
);
SELECT protect_tenant_table('import_preset');
