-- The catalogue's categories as others may read them.
CREATE VIEW category_face WITH (security_invoker = true) AS
  SELECT tenant_id, id AS category_id, parent_id, name, archived_at IS NOT NULL AS archived FROM category;
GRANT SELECT ON category_face TO lumbung_app;
