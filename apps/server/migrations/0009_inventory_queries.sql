-- What the pages over the ledger need so that their cost does not grow with it.

-- One row per SKU and warehouse that has ever held stock or been given a minimum, with what a page of levels shows of
-- the catalogue and the keys it is sorted by. It holds no quantity: a movement between known keys leaves it alone, and a
-- page adds the balances of the rows it shows. Triggers keep it in the transaction that changes what it copies.
CREATE TABLE level_entry (
  tenant_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  warehouse_id uuid NOT NULL,
  sku_key text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  -- "sku":…,"variantId":…,"name":… as they stand in the answer.
  face text NOT NULL,
  scale smallint NOT NULL,
  archived boolean NOT NULL,
  minimum bigint,
  PRIMARY KEY (tenant_id, variant_id, warehouse_id)
);
CREATE INDEX level_entry_sku ON level_entry (tenant_id, warehouse_id, sku_key);
CREATE INDEX level_entry_name ON level_entry (tenant_id, warehouse_id, name_key, sku_key);
CREATE INDEX level_entry_all_sku ON level_entry (tenant_id, sku_key, warehouse_id);
CREATE INDEX level_entry_all_name ON level_entry (tenant_id, name_key, sku_key, warehouse_id);
CREATE INDEX level_entry_minimum ON level_entry (tenant_id, warehouse_id) WHERE minimum IS NOT NULL;
SELECT protect_tenant_table('level_entry');

-- A SKU as level_entry copies it.
CREATE VIEW level_face WITH (security_invoker = true) AS
  SELECT tenant_id, variant_id, sku_key, case_key(name) AS name_key, scale, stocked, archived,
         '"sku":' || to_json(sku) || ',"variantId":"' || variant_id || '","name":' || to_json(name) AS face
    FROM catalogue_variant;
GRANT SELECT ON level_face TO lumbung_app;

-- The first stock of a SKU in a warehouse. The SKU is locked against renaming until commit: a rename that does not see
-- the new row yet would leave it with the old name.
-- The ledger also increments balances with INSERT … ON CONFLICT, which comes here with nothing added. Look-ups per key by
-- LATERAL: no plan made on young tables may read more of them than the keys.
CREATE FUNCTION level_entry_of_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM added) THEN
    RETURN NULL;
  END IF;
  PERFORM FROM (SELECT DISTINCT tenant_id, variant_id FROM added ORDER BY tenant_id, variant_id) a
    CROSS JOIN LATERAL (SELECT tenant_id, product_id FROM variant WHERE tenant_id = a.tenant_id AND id = a.variant_id FOR SHARE) v
    CROSS JOIN LATERAL (SELECT FROM product WHERE tenant_id = v.tenant_id AND id = v.product_id FOR SHARE) p;
  INSERT INTO level_entry (tenant_id, variant_id, warehouse_id, sku_key, name_key, face, scale, archived, minimum)
  SELECT k.tenant_id, k.variant_id, k.warehouse_id, f.sku_key, f.name_key, f.face, f.scale, f.archived, m.quantity
    FROM (SELECT DISTINCT tenant_id, variant_id, warehouse_id FROM added) k
   CROSS JOIN LATERAL (SELECT * FROM level_face WHERE tenant_id = k.tenant_id AND variant_id = k.variant_id OFFSET 0) f
    LEFT JOIN LATERAL (SELECT quantity FROM minimum_level
                        WHERE tenant_id = k.tenant_id AND variant_id = k.variant_id AND warehouse_id = k.warehouse_id OFFSET 0) m ON true
   ORDER BY k.tenant_id, k.variant_id, k.warehouse_id
      ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_balance_level_entry AFTER INSERT ON stock_balance REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION level_entry_of_balance();

CREATE FUNCTION level_entry_of_minimum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM variant v JOIN product p ON p.tenant_id = v.tenant_id AND p.id = v.product_id
    WHERE (v.tenant_id, v.id) IN (SELECT tenant_id, variant_id FROM written) ORDER BY v.id FOR SHARE;
  INSERT INTO level_entry AS e (tenant_id, variant_id, warehouse_id, sku_key, name_key, face, scale, archived, minimum)
  SELECT m.tenant_id, m.variant_id, m.warehouse_id, f.sku_key, f.name_key, f.face, f.scale, f.archived, m.quantity
    FROM written m JOIN level_face f ON f.tenant_id = m.tenant_id AND f.variant_id = m.variant_id
   ORDER BY m.tenant_id, m.variant_id, m.warehouse_id
      ON CONFLICT (tenant_id, variant_id, warehouse_id) DO UPDATE SET minimum = excluded.minimum
   WHERE e.minimum IS DISTINCT FROM excluded.minimum;
  RETURN NULL;
END $$;
CREATE TRIGGER minimum_level_entry_insert AFTER INSERT ON minimum_level REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION level_entry_of_minimum();
CREATE TRIGGER minimum_level_entry_update AFTER UPDATE ON minimum_level REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION level_entry_of_minimum();

-- The row stays when its minimum goes: whether stock is about to come there is known only to a transaction still open.
CREATE FUNCTION level_entry_without_minimum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE level_entry e SET minimum = NULL FROM removed r
   WHERE e.tenant_id = r.tenant_id AND e.variant_id = r.variant_id AND e.warehouse_id = r.warehouse_id;
  RETURN NULL;
END $$;
CREATE TRIGGER minimum_level_entry_delete AFTER DELETE ON minimum_level REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION level_entry_without_minimum();

CREATE FUNCTION level_entry_of_catalogue(p_tenants uuid[], p_variants uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE level_entry e SET sku_key = f.sku_key, name_key = f.name_key, face = f.face, scale = f.scale, archived = f.archived
    FROM unnest(p_tenants, p_variants) AS c(tenant_id, variant_id)
    JOIN level_face f ON f.tenant_id = c.tenant_id AND f.variant_id = c.variant_id
   WHERE e.tenant_id = c.tenant_id AND e.variant_id = c.variant_id
     AND (e.face, e.name_key, e.scale, e.archived) IS DISTINCT FROM (f.face, f.name_key, f.scale, f.archived)
$$;

CREATE FUNCTION level_entry_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM level_entry_of_catalogue(array_agg(v.tenant_id), array_agg(v.id))
    FROM after a
    JOIN before b ON b.tenant_id = a.tenant_id AND b.id = a.id
    JOIN variant v ON v.tenant_id = a.tenant_id AND v.product_id = a.id
   WHERE (a.name, a.archived_at) IS DISTINCT FROM (b.name, b.archived_at) HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER product_level_entry AFTER UPDATE ON product REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION level_entry_of_product();

CREATE FUNCTION level_entry_of_variant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM level_entry_of_catalogue(array_agg(a.tenant_id), array_agg(a.id))
    FROM after a JOIN before b ON b.tenant_id = a.tenant_id AND b.id = a.id
   WHERE (a.sku, a.name, a.scale, a.archived_at) IS DISTINCT FROM (b.sku, b.name, b.scale, b.archived_at) HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER variant_level_entry AFTER UPDATE ON variant REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION level_entry_of_variant();

-- Numbers are unique by construction (the counter is locked); this says it, and finds a document by its number.
CREATE UNIQUE INDEX stock_document_number ON stock_document (tenant_id, number_year, type, number_seq);

-- Names of those who acted. A person who left the team keeps the name in the history.
CREATE VIEW actor_face WITH (security_invoker = true) AS
  SELECT 'user' AS kind, id AS actor_id, name FROM app_user
  UNION ALL
  SELECT 'api-key', id, name FROM api_key;
GRANT SELECT ON actor_face TO lumbung_app;
