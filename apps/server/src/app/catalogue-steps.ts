import type { SalesImportDeps } from "../flows/import-sales/index.ts";

/** What the import of sales does to the catalogue, set-based. */
export const catalogueSteps: SalesImportDeps["catalogue"] = {
  createProducts: async ({ tenantId, tx }, products) => {
    await tx.query(`INSERT INTO product (tenant_id, id, name, kind) SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[])`, [
      tenantId,
      products.map((p) => p.productId),
      products.map((p) => p.name),
      products.map((p) => (p.stocked ? "stocked" : "service")),
    ]);
    await tx.query(
      `INSERT INTO variant (tenant_id, product_id, id, sku, scale, stocked, price_minor)
       SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::smallint[], $6::boolean[], $7::bigint[])`,
      [
        tenantId,
        products.map((p) => p.productId),
        products.map((p) => p.variantId),
        products.map((p) => p.sku),
        products.map((p) => p.scale),
        products.map((p) => p.stocked),
        products.map((p) => p.priceMinor),
      ],
    );
  },
  archiveProducts: async ({ tenantId, tx }, ids) => {
    await tx.query("UPDATE product SET archived_at = now() WHERE tenant_id = $1 AND id = ANY ($2)", [tenantId, ids]);
  },
  restoreProducts: async ({ tenantId, tx }, ids) => {
    await tx.query("UPDATE product SET archived_at = NULL WHERE tenant_id = $1 AND id = ANY ($2)", [tenantId, ids]);
  },
};
