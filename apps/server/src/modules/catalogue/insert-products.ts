import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import { AppError } from "../../shared/errors.ts";
import { skuKey } from "../../shared/sku-key.ts";
import type { ProductDraft } from "./draft.ts";

/** Attempts where others insert the same SKUs at the same time; each sees what the others have committed. */
const attemptsMax = 5;

/**
 * Inserts all drafts that fit, in a handful of statements for thousands of them, and answers per draft: null, or why it
 * was left out (UNKNOWN_CATEGORY, DUPLICATE). Of two drafts with one SKU or barcode the first one wins.
 */
export async function insertProducts(ctx: TxCtx, drafts: readonly ProductDraft[]): Promise<Array<AppError | null>> {
  const unknown = await unknownCategories(ctx, drafts);
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const taken = await takenCodes(ctx, drafts);
    const answers = drafts.map((draft) =>
      draft.categoryId !== null && unknown.has(draft.categoryId)
        ? new AppError("UNKNOWN_CATEGORY", { categoryId: draft.categoryId })
        : claimCodes(draft, taken),
    );
    const accepted = drafts.filter((_, i) => answers[i] === null);
    if (accepted.length === 0) return answers;
    await ctx.tx.query("SAVEPOINT insert_products");
    if (await insertAll(ctx, accepted)) {
      await ctx.tx.query("RELEASE SAVEPOINT insert_products");
      return answers;
    }
    // Somebody else's product with one of the codes was committed meanwhile: look again.
    await ctx.tx.query("ROLLBACK TO SAVEPOINT insert_products");
  }
  throw new AppError("CONFLICT", {}, { detail: "Others create the same SKUs right now" });
}

async function unknownCategories(ctx: TxCtx, drafts: readonly ProductDraft[]): Promise<Set<string>> {
  const wanted = [...new Set(drafts.flatMap((draft) => draft.categoryId ?? []))];
  if (wanted.length === 0) return new Set();
  const rows = await ctx.tx.query<{ id: string }>("SELECT id FROM category WHERE tenant_id = $1 AND id = ANY ($2) AND archived_at IS NULL FOR KEY SHARE", [
    ctx.tenantId,
    wanted,
  ]);
  const known = new Set(rows.map((row) => row.id));
  return new Set(wanted.filter((id) => !known.has(id)));
}

type Holder = Record<string, unknown>;
interface Taken {
  readonly skus: Map<string, Holder>;
  readonly barcodes: Map<string, Holder>;
}

async function takenCodes(ctx: TxCtx, drafts: readonly ProductDraft[]): Promise<Taken> {
  const variants = drafts.flatMap((draft) => draft.variants);
  const skus = await ctx.tx.query<{ key: string; productId: string; variantId: string; archived: boolean }>(
    `SELECT sku_key AS key, product_id AS "productId", id AS "variantId", archived_at IS NOT NULL AS archived FROM variant WHERE tenant_id = $1 AND sku_key = ANY ($2)`,
    [ctx.tenantId, variants.map((variant) => skuKey(variant.sku))],
  );
  const codes = variants.flatMap((variant) => variant.barcodes);
  const barcodes =
    codes.length === 0
      ? []
      : await ctx.tx.query<{ key: string; variantId: string }>(
          'SELECT code AS key, variant_id AS "variantId" FROM barcode WHERE tenant_id = $1 AND code = ANY ($2)',
          [ctx.tenantId, codes],
        );
  const byKey = <Row extends { key: string }>(rows: Row[]) => new Map<string, Holder>(rows.map(({ key, ...holder }) => [key, holder]));
  return { skus: byKey(skus), barcodes: byKey(barcodes) };
}

/** DUPLICATE when a code of the draft is taken; else takes all of them, so that later drafts cannot. */
function claimCodes(draft: ProductDraft, taken: Taken): AppError | null {
  const skus = draft.variants.map((variant) => variant.sku);
  const barcodes = draft.variants.flatMap((variant) => variant.barcodes);
  for (const [i, sku] of skus.entries()) {
    const twice = skus.findIndex((other) => skuKey(other) === skuKey(sku)) !== i;
    const holder = taken.skus.get(skuKey(sku)) ?? (twice ? {} : undefined);
    if (holder) return duplicate("sku", sku, holder);
  }
  for (const [i, code] of barcodes.entries()) {
    const holder = taken.barcodes.get(code) ?? (barcodes.indexOf(code) !== i ? {} : undefined);
    if (holder) return duplicate("barcodes", code, holder);
  }
  for (const variant of draft.variants) {
    taken.skus.set(skuKey(variant.sku), { productId: draft.id, variantId: variant.id, archived: false });
    for (const code of variant.barcodes) taken.barcodes.set(code, { variantId: variant.id });
  }
  return null;
}

/** The one answer to a code that is in use. */
export function duplicate(field: "sku" | "barcodes", value: string, holder: Holder = {}): AppError {
  const what = field === "sku" ? "SKU" : "barcode";
  const detail = holder.archived === true ? `The ${what} "${value}" belongs to an archived product` : `The ${what} "${value}" is in use`;
  return new AppError("DUPLICATE", { field, value, ...holder }, { detail });
}

/** False when a code was taken since it was looked up. */
async function insertAll(ctx: TxCtx, drafts: readonly ProductDraft[]): Promise<boolean> {
  const variants = drafts.flatMap((draft) => draft.variants.map((variant) => ({ ...variant, product: draft })));
  const now = ctx.clock.now().toISOString();
  const inserted = await ctx.tx.query<{ id: string }>(
    `WITH p AS (
       INSERT INTO product (tenant_id, id, name, description, category_id, brand, kind, tracking, custom, created_at, updated_at)
       SELECT $1, id, name, description, category_id, brand, kind, tracking, custom::jsonb, $2, $2
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[])
              AS i(id, name, description, category_id, brand, kind, tracking, custom))
     INSERT INTO variant (tenant_id, id, product_id, sku, name, base_unit, scale, stocked, price_minor, cost_minor, created_at)
     SELECT $1, id, product_id, sku, name, base_unit, scale, stocked, price, cost, $2
       FROM unnest($11::uuid[], $12::uuid[], $13::text[], $14::text[], $15::text[], $16::smallint[], $17::boolean[], $18::bigint[], $19::bigint[])
            AS i(id, product_id, sku, name, base_unit, scale, stocked, price, cost)
      ORDER BY case_key(sku)
         ON CONFLICT DO NOTHING RETURNING id`,
    [
      ctx.tenantId,
      now,
      ...(
        [
          (d) => d.id,
          (d) => d.name,
          (d) => d.description,
          (d) => d.categoryId,
          (d) => d.brand,
          (d) => d.kind,
          (d) => d.tracking,
          (d) => JSON.stringify(d.custom),
        ] satisfies Array<(d: ProductDraft) => unknown>
      ).map((column) => drafts.map(column)),
      variants.map((variant) => variant.id),
      variants.map((variant) => variant.product.id),
      variants.map((variant) => variant.sku),
      variants.map((variant) => variant.name),
      variants.map((variant) => variant.baseUnit),
      variants.map((variant) => variant.scale),
      variants.map((variant) => variant.product.kind === "stocked"),
      variants.map((variant) => variant.priceMinor),
      variants.map((variant) => variant.costMinor),
    ],
  );
  return inserted.length === variants.length && (await insertBarcodes(ctx, variants));
}

/** False when one of the codes belongs to another SKU. */
export async function insertBarcodes(ctx: TxCtx, variants: ReadonlyArray<{ readonly id: string; readonly barcodes: readonly string[] }>): Promise<boolean> {
  const codes = variants.flatMap((variant) => variant.barcodes.map((code) => ({ code, variantId: variant.id })));
  if (codes.length === 0) return true;
  const inserted = await ctx.tx.query(
    `INSERT INTO barcode (tenant_id, code, variant_id) SELECT $1, code, variant_id FROM unnest($2::text[], $3::uuid[]) AS i(code, variant_id)
      ORDER BY code ON CONFLICT DO NOTHING RETURNING code`,
    [ctx.tenantId, codes.map((entry) => entry.code), codes.map((entry) => entry.variantId)],
  );
  return inserted.length === codes.length;
}
