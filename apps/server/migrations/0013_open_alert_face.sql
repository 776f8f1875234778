-- Where stock is low or out now, as others may read it.
CREATE VIEW open_alert_face WITH (security_invoker = true) AS
  SELECT tenant_id, variant_id, warehouse_id, kind FROM stock_alert WHERE state <> 'resolved';
GRANT SELECT ON open_alert_face TO lumbung_app;
