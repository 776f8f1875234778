-- What is derived from the ledger and may be thrown away: stock per SKU and warehouse, totals per business day, and the
-- alerts on minimum levels. Decisions never read these tables, except alerts, which read the balances themselves.

-- Stock of a SKU in a warehouse, over all its locations, as it is now: the published face of the balances.
CREATE VIEW inventory_level WITH (security_invoker = true) AS
  SELECT tenant_id, variant_id, warehouse_id, sum(on_hand)::bigint AS on_hand, sum(reserved)::bigint AS reserved
    FROM stock_balance GROUP BY tenant_id, variant_id, warehouse_id;
GRANT SELECT ON inventory_level TO lumbung_app;

-- What a quantity of a SKU is counted in (it stays what it is after the first movement, R-UOM-1) and what a unit costs.
CREATE VIEW stock_unit WITH (security_invoker = true) AS SELECT tenant_id, id AS variant_id, scale, cost_minor FROM variant;
GRANT SELECT ON stock_unit TO lumbung_app;

-- How far a tenant's read models have come (R-IDM-4). Events up to the cursor are in them, later ones are not; position
-- is the highest movement among them. Whoever writes the read models locks this row first, so that a rebuild, a repair
-- and the consumer never meet, and a range that is delivered again finds itself behind the cursor.
CREATE TABLE stock_progress (
  tenant_id uuid PRIMARY KEY REFERENCES tenant,
  epoch integer NOT NULL DEFAULT 0,
  txid xid8 NOT NULL DEFAULT '0',
  event_position bigint NOT NULL DEFAULT 0,
  position bigint NOT NULL DEFAULT 0,
  recorded_at timestamptz,
  -- The zone in which the days below were cut, and the first day of the window of recent_issued.
  time_zone text NOT NULL,
  window_start date NOT NULL
) WITH (fillfactor = 50);
SELECT protect_tenant_table('stock_progress');

-- Quantities in base unit × 10^scale. Only the key is indexed, so that updates stay within their page (HOT).
CREATE TABLE stock_summary (
  tenant_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  warehouse_id uuid NOT NULL,
  total_in bigint NOT NULL,
  total_out bigint NOT NULL,
  current_stock bigint NOT NULL,
  -- Issued to customers since the window's first day, reversals taken off.
  recent_issued bigint NOT NULL,
  last_movement_at timestamptz NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (tenant_id, variant_id, warehouse_id),
  CHECK (current_stock = total_in - total_out)
) WITH (fillfactor = 70);
SELECT protect_tenant_table('stock_summary');

-- One SKU in one warehouse on one business day. in and out are with the world outside; what moved between two own
-- warehouses stands in transfer_in and transfer_out. Values in minor units, each movement rounded half up.
CREATE TABLE stock_daily (
  tenant_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  warehouse_id uuid NOT NULL,
  day date NOT NULL,
  quantity_in bigint NOT NULL,
  quantity_out bigint NOT NULL,
  transfer_in bigint NOT NULL,
  transfer_out bigint NOT NULL,
  issued bigint NOT NULL,
  value_in_minor bigint NOT NULL,
  value_out_minor bigint NOT NULL,
  movements_in integer NOT NULL,
  movements_out integer NOT NULL,
  movements integer NOT NULL,
  PRIMARY KEY (tenant_id, variant_id, warehouse_id, day)
) WITH (fillfactor = 70);
CREATE INDEX stock_daily_day ON stock_daily (tenant_id, day);
SELECT protect_tenant_table('stock_daily');

-- The same over all SKUs of a warehouse; quantities in base units, whatever the unit.
CREATE TABLE stock_daily_total (
  tenant_id uuid NOT NULL,
  warehouse_id uuid NOT NULL,
  day date NOT NULL,
  units_in numeric NOT NULL,
  units_out numeric NOT NULL,
  value_in_minor bigint NOT NULL,
  value_out_minor bigint NOT NULL,
  movements_in bigint NOT NULL,
  movements_out bigint NOT NULL,
  movements bigint NOT NULL,
  PRIMARY KEY (tenant_id, warehouse_id, day)
) WITH (fillfactor = 50);
SELECT protect_tenant_table('stock_daily_total');

-- The level below which a SKU is low in a warehouse.
CREATE TABLE minimum_level (
  tenant_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  warehouse_id uuid NOT NULL,
  quantity bigint NOT NULL CHECK (quantity >= 0),
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL,
  PRIMARY KEY (tenant_id, variant_id, warehouse_id),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variant,
  FOREIGN KEY (tenant_id, warehouse_id) REFERENCES warehouse
);
SELECT protect_tenant_table('minimum_level');

CREATE TABLE stock_alert (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('low', 'out')),
  state text NOT NULL CHECK (state IN ('active', 'acknowledged', 'resolved')),
  variant_id uuid NOT NULL,
  warehouse_id uuid NOT NULL,
  -- What was found when it opened; minimum is NULL where none was set.
  on_hand bigint NOT NULL,
  minimum bigint,
  opened_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_note text,
  resolved_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
-- One open alert per key (R-REO-4): low becomes out by closing the one and opening the other.
CREATE UNIQUE INDEX stock_alert_open ON stock_alert (tenant_id, variant_id, warehouse_id) WHERE state <> 'resolved';
CREATE INDEX stock_alert_list ON stock_alert (tenant_id, opened_at, id);
CREATE INDEX stock_alert_open_list ON stock_alert (tenant_id, opened_at, id) WHERE state <> 'resolved';
SELECT protect_tenant_table('stock_alert');
