import { type CreateProduct, type CreateProductResults, errorCatalogue, type Product } from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { announceProducts } from "./announce.ts";
import type { Business, CatalogueDeps } from "./deps.ts";
import { draftProduct, type ProductDraft } from "./draft.ts";
import { insertProducts } from "./insert-products.ts";
import { presentProduct } from "./product.ts";
import { readProducts } from "./product-repository.ts";

/** A product with one SKU that a flow makes under ids of its own choice; money in minor units. */
export interface NewProduct {
  readonly productId: string;
  readonly variantId: string;
  readonly name: string;
  readonly sku: string;
  readonly stocked: boolean;
  readonly scale: number;
  readonly priceMinor: number | null;
  readonly brand?: string;
  readonly categoryId?: string | null;
  /** piece, unless it is given. */
  readonly baseUnit?: string;
  readonly barcodes?: readonly string[];
  readonly costMinor?: number | null;
}

/** Throws DUPLICATE, UNKNOWN_CATEGORY, TRACKING_UNSUPPORTED, CURRENCY_MISMATCH, FORBIDDEN (cost), VALIDATION_FAILED. */
export async function createProduct(deps: CatalogueDeps, ctx: Ctx, input: CreateProduct): Promise<Product> {
  const business = await deps.readTenant(ctx);
  return deps.db.withTransaction(ctx, async (tx) => {
    const draft = draftProduct(tx, business, input);
    await insertOrThrow(deps, tx, [draft]);
    const [product] = await readProducts(tx, [draft.id]);
    if (!product) throw new Error("an inserted product is there");
    return presentProduct(tx, business.currency, product);
  });
}

/** Up to 1,000 products, an answer per item in their order: one that is refused leaves nothing and stops no other. */
export async function createProductBatch(deps: CatalogueDeps, ctx: Ctx, items: readonly CreateProduct[]): Promise<CreateProductResults> {
  const business = await deps.readTenant(ctx);
  return deps.db.withTransaction(ctx, async (tx) => {
    const drafts = items.map((item) => tryDraft(tx, business, item));
    const sound = drafts.filter((draft) => !(draft instanceof AppError)) as ProductDraft[];
    const refusals = new Map<ProductDraft, AppError>();
    for (const [i, error] of (await insertProducts(tx, sound)).entries()) if (error) refusals.set(sound[i] as ProductDraft, error);
    await announceCreated(
      deps,
      tx,
      sound.filter((draft) => !refusals.has(draft)),
    );
    return {
      items: drafts.map((draft) => {
        const refusal = draft instanceof AppError ? draft : refusals.get(draft);
        if (refusal) return refusalOf(refusal);
        const { id, variants } = draft as ProductDraft;
        return { ok: true as const, product: { id, version: 1, variants: variants.map((variant) => ({ id: variant.id, sku: variant.sku })) } };
      }),
    };
  });
}

/** Makes all of the products in the caller's transaction, or throws DUPLICATE. Thousands take a few hundred milliseconds. */
export async function createProducts(deps: CatalogueDeps, ctx: TxCtx, products: readonly NewProduct[]): Promise<void> {
  const drafts = products.map(
    (product): ProductDraft => ({
      id: product.productId,
      name: product.name,
      description: "",
      categoryId: product.categoryId ?? null,
      brand: product.brand ?? "",
      kind: product.stocked ? "stocked" : "service",
      tracking: "none",
      custom: {},
      variants: [
        {
          id: product.variantId,
          sku: product.sku,
          name: "",
          baseUnit: product.baseUnit ?? "piece",
          scale: product.scale,
          barcodes: product.barcodes ?? [],
          priceMinor: product.priceMinor,
          costMinor: product.costMinor ?? null,
        },
      ],
    }),
  );
  await insertOrThrow(deps, ctx, drafts);
}

async function insertOrThrow(deps: CatalogueDeps, ctx: TxCtx, drafts: readonly ProductDraft[]): Promise<void> {
  const refusal = (await insertProducts(ctx, drafts)).find((error) => error !== null);
  if (refusal) throw refusal;
  await announceCreated(deps, ctx, drafts);
}

function announceCreated(deps: CatalogueDeps, ctx: TxCtx, drafts: readonly ProductDraft[]): Promise<void> {
  return announceProducts(
    deps,
    ctx,
    "created",
    drafts.map((draft) => {
      const { id, ...after } = draft;
      return { product: { ...draft, version: 1 }, after };
    }),
  );
}

function tryDraft(ctx: Ctx, business: Business, item: CreateProduct): ProductDraft | AppError {
  try {
    return draftProduct(ctx, business, item);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function refusalOf(error: AppError) {
  const { title, fix } = errorCatalogue[error.code];
  return { ok: false as const, code: error.code, title, detail: error.message, details: error.details, fix };
}
