-- What is sold and where it is kept.

CREATE TABLE category (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, parent_id) REFERENCES category
);
SELECT protect_tenant_table('category');

CREATE TABLE product (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  category_id uuid,
  brand text NOT NULL DEFAULT '',
  kind text NOT NULL DEFAULT 'stocked' CHECK (kind IN ('stocked', 'service')),
  tracking text NOT NULL DEFAULT 'none' CHECK (tracking IN ('none', 'lot', 'serial', 'lot+serial')),
  custom jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, category_id) REFERENCES category
);
SELECT protect_tenant_table('product');

-- The sellable unit (SKU). Everything the ledger must know stands here, so it reads one row per line.
-- Money in minor units of the tenant's currency; scale is the number of decimals of the base unit (R-UOM-1).
CREATE TABLE variant (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  sku text NOT NULL CHECK (sku <> ''),
  sku_key text GENERATED ALWAYS AS (lower(sku)) STORED,
  name text NOT NULL DEFAULT '',
  base_unit text NOT NULL DEFAULT 'piece',
  scale smallint NOT NULL DEFAULT 0 CHECK (scale BETWEEN 0 AND 6),
  stocked boolean NOT NULL DEFAULT true,
  price_minor bigint CHECK (price_minor >= 0),
  cost_minor bigint CHECK (cost_minor >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, sku_key),
  FOREIGN KEY (tenant_id, product_id) REFERENCES product
);
CREATE INDEX variant_product ON variant (tenant_id, product_id);
SELECT protect_tenant_table('variant');

CREATE TABLE barcode (
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code <> ''),
  variant_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, code),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variant
);
CREATE INDEX barcode_variant ON barcode (tenant_id, variant_id);
SELECT protect_tenant_table('barcode');

CREATE TABLE warehouse (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  code text NOT NULL,
  code_key text GENERATED ALWAYS AS (lower(code)) STORED,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('main', 'branch', 'virtual')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code_key)
);
SELECT protect_tenant_table('warehouse');

-- A tree per warehouse whose root has the id of the warehouse, and the counter-locations, which belong to no warehouse
-- and have the same fixed ids in every tenant (R-LED-2).
CREATE TABLE location (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  warehouse_id uuid,
  parent_id uuid,
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('storage', 'supplier', 'customer', 'transit', 'loss', 'gain', 'opening', 'production')),
  version integer NOT NULL DEFAULT 1,
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE NULLS NOT DISTINCT (tenant_id, warehouse_id, code),
  FOREIGN KEY (tenant_id, warehouse_id) REFERENCES warehouse,
  FOREIGN KEY (tenant_id, parent_id) REFERENCES location,
  CHECK ((kind = 'storage') = (warehouse_id IS NOT NULL))
);
SELECT protect_tenant_table('location');
