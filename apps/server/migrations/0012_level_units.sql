-- Pages of levels also say what a SKU is counted in.
CREATE OR REPLACE VIEW level_face WITH (security_invoker = true) AS
  SELECT tenant_id, variant_id, sku_key, case_key(name) AS name_key, scale, stocked, archived,
         '"sku":' || to_json(sku) || ',"variantId":"' || variant_id || '","name":' || to_json(name) || ',"baseUnit":' || to_json(base_unit) AS face
    FROM catalogue_variant;

CREATE OR REPLACE FUNCTION level_entry_of_variant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM level_entry_of_catalogue(array_agg(a.tenant_id), array_agg(a.id))
    FROM after a JOIN before b ON b.tenant_id = a.tenant_id AND b.id = a.id
   WHERE (a.sku, a.name, a.base_unit, a.scale, a.archived_at) IS DISTINCT FROM (b.sku, b.name, b.base_unit, b.scale, b.archived_at) HAVING count(*) > 0;
  RETURN NULL;
END $$;

UPDATE level_entry e SET face = f.face FROM level_face f
 WHERE f.tenant_id = e.tenant_id AND f.variant_id = e.variant_id AND e.face IS DISTINCT FROM f.face;
