import { type ImportRow, importRepository, type RefusedLine } from "../../modules/imports/index.ts";
import type { Ctx } from "../../shared/context.ts";
import { AppError } from "../../shared/errors.ts";
import { newId } from "../../shared/ids.ts";
import { type Progress, slicesOf } from "../import-files/index.ts";
import { type CategoryPath, pathKey } from "./category-tree.ts";
import type { ProductImportDeps } from "./deps.ts";
import type { PlannedProduct, PlannedQuantity } from "./plan.ts";
import { postOpenings } from "./post-openings.ts";
import type { PreparedProducts } from "./prepare.ts";

/** Products made or changed in one transaction: a fraction of a second. */
const productsPerSlice = 500;

export type OnProgress = (progress: Progress) => void | Promise<void>;
type CategoryIdOf = (path: CategoryPath | null) => string | null;

/**
 * Writes a prepared file in slices: what an undo had archived, categories, products with their minimums, then opening
 * stock. A line is marked when all of it is in the books; a run that is taken up finds the products it has made.
 */
export async function writeProductImport(
  deps: ProductImportDeps,
  ctx: Ctx,
  prepared: PreparedProducts,
  row: ImportRow,
  onProgress: OnProgress,
): Promise<RefusedLine[]> {
  const { plan } = prepared;
  await restore(deps, ctx, prepared, row);
  const categoryIdOf = await makeCategories(deps, ctx, prepared);
  const variantIds = new Map([...plan.known].map(([key, sku]) => [key, sku.variantId]));
  const waiting = new Set(plan.openings.map((opening) => opening.line));
  const minimums = new Map(plan.minimums.map((minimum) => [minimum.line, minimum]));
  const changes = new Map(plan.changes.map((change) => [change.line, change]));
  const products = new Map(plan.products.map((product) => [product.line, product]));
  let done = 0;
  for (const lines of slicesOf(plan.lines, productsPerSlice)) {
    await onProgress({ phase: "products", done, total: plan.lines.length });
    const made = lines.flatMap((line) => {
      const product = products.get(line);
      return product ? [newProduct(product, categoryIdOf)] : [];
    });
    await deps.db.withTransaction(ctx, async (tx) => {
      await deps.catalogue.createProducts(tx, made);
      await importRepository.addImportedProducts(tx, row.id, made);
      const changed = lines.flatMap((line) => changes.get(line) ?? []);
      if (changed.length > 0) {
        await deps.catalogue.changeProducts(
          tx,
          changed.map(({ category, product, ...change }) => ({
            ...change,
            product: { ...product, ...(category === null ? {} : { categoryId: categoryIdOf(category) }) },
          })),
        );
      }
      for (const product of made) variantIds.set(product.skuKey, product.variantId);
      await setMinimums(
        deps,
        tx,
        row.warehouseId,
        lines.flatMap((line) => minimums.get(line) ?? []),
        variantIds,
      );
      await importRepository.addImportedLines(
        tx,
        row,
        lines.filter((line) => !waiting.has(line)),
      );
    });
    done += lines.length;
  }
  return postOpenings(deps, ctx, prepared, row, variantIds, onProgress);
}

async function restore(deps: ProductImportDeps, ctx: Ctx, { restorable }: PreparedProducts, row: ImportRow): Promise<void> {
  if (restorable.length === 0) return;
  await deps.db.withTransaction(ctx, async (tx) => {
    await deps.catalogue.restoreProducts(
      tx,
      restorable.map((product) => product.productId),
    );
    await importRepository.claimRestoredProducts(tx, row.id, restorable);
  });
}

async function makeCategories(deps: ProductImportDeps, ctx: Ctx, { plan, books }: PreparedProducts): Promise<CategoryIdOf> {
  const made = new Map<string, string>();
  const idOf: CategoryIdOf = (path) => (path === null || path.length === 0 ? null : (made.get(pathKey(path)) ?? books.categories.find(path)));
  if (plan.categories.length > 0) {
    await deps.db.withTransaction(ctx, async (tx) => {
      for (const path of plan.categories) {
        const { id } = await deps.catalogue.createCategory(tx, { name: path.at(-1) ?? "", parentId: idOf(path.slice(0, -1)) });
        made.set(pathKey(path), id);
      }
    });
  }
  return idOf;
}

function newProduct({ category, ...product }: PlannedProduct, categoryIdOf: CategoryIdOf) {
  return { ...product, productId: newId(), variantId: newId(), stocked: true, categoryId: categoryIdOf(category) };
}

async function setMinimums(
  deps: ProductImportDeps,
  ctx: Ctx,
  warehouseId: string,
  minimums: readonly PlannedQuantity[],
  variantIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (minimums.length === 0) return;
  const items = minimums.map(({ skuKey, quantity }) => ({ variantId: variantIds.get(skuKey) ?? "", warehouseId, minimum: quantity }));
  const answers = await deps.alerts.setMinimumBatch(ctx, items);
  const refusal = answers.items.find((item) => !item.ok);
  // The plan has looked at everything a minimum needs, so somebody has changed the SKU since: the run is taken up and plans anew.
  if (refusal && !refusal.ok)
    throw new AppError("CONFLICT", { code: refusal.code, ...refusal.details }, { detail: "A product of the file was changed meanwhile." });
}
