-- Files of goods are imported beside files of sales.

ALTER TABLE file_import DROP CONSTRAINT file_import_kind_check, ADD CONSTRAINT file_import_kind_check CHECK (kind IN ('sales', 'products'));
ALTER TABLE import_preset DROP CONSTRAINT import_preset_kind_check, ADD CONSTRAINT import_preset_kind_check CHECK (kind IN ('sales', 'products'));

-- The same content may be one and the other: a line is in the books as a line of its kind. The default is for processes
-- of the release before, which know sales alone.
ALTER TABLE import_line ADD COLUMN kind text NOT NULL DEFAULT 'sales' CHECK (kind IN ('sales', 'products'));
ALTER TABLE import_line DROP CONSTRAINT import_line_pkey, ADD PRIMARY KEY (tenant_id, kind, file_hash, line);

-- Reports that were kept before say what they could not know.
UPDATE file_import SET report = jsonb_set(jsonb_set(report, '{lines,unchanged}', '0'), '{products,updated}', '0')
    || '{"categories": 0, "minimums": 0, "openingsLeft": 0}'
 WHERE report IS NOT NULL;

-- The minimum levels, for processes that compare them with what somebody brings; in base unit × 10^scale.
CREATE VIEW minimum_face WITH (security_invoker = true) AS SELECT tenant_id, variant_id, warehouse_id, quantity FROM minimum_level;
GRANT SELECT ON minimum_face TO lumbung_app;

-- A file sets minimum levels by the hundred. Look-ups per key by LATERAL, as for balances: a plan made on young tables
-- read all of them for each key.
CREATE OR REPLACE FUNCTION level_entry_of_minimum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM (SELECT DISTINCT tenant_id, variant_id FROM written ORDER BY tenant_id, variant_id) w
    CROSS JOIN LATERAL (SELECT tenant_id, product_id FROM variant WHERE tenant_id = w.tenant_id AND id = w.variant_id FOR SHARE) v
    CROSS JOIN LATERAL (SELECT FROM product WHERE tenant_id = v.tenant_id AND id = v.product_id FOR SHARE) p;
  INSERT INTO level_entry AS e (tenant_id, variant_id, warehouse_id, sku_key, name_key, face, scale, archived, minimum)
  SELECT m.tenant_id, m.variant_id, m.warehouse_id, f.sku_key, f.name_key, f.face, f.scale, f.archived, m.quantity
    FROM written m
   CROSS JOIN LATERAL (SELECT * FROM level_face WHERE tenant_id = m.tenant_id AND variant_id = m.variant_id OFFSET 0) f
   ORDER BY m.tenant_id, m.variant_id, m.warehouse_id
      ON CONFLICT (tenant_id, variant_id, warehouse_id) DO UPDATE SET minimum = excluded.minimum
   WHERE e.minimum IS DISTINCT FROM excluded.minimum;
  RETURN NULL;
END $$;
