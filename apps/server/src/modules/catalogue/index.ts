import type { Route } from "../../infrastructure/http/index.ts";
import { addVariant } from "./add-variant.ts";
import { setProductArchived, setProductsArchived } from "./archive-products.ts";
import { setVariantArchived } from "./archive-variant.ts";
import type { Catalogue } from "./catalogue.ts";
import { setCategoryArchived } from "./categories/archive-category.ts";
import { createCategory } from "./categories/create-category.ts";
import { getCategory, listCategories } from "./categories/list-categories.ts";
import { updateCategory } from "./categories/update-category.ts";
import { categoryRoutes } from "./category-routes.ts";
import { changeProducts, type SkuChange } from "./change-products.ts";
import { createProduct, createProductBatch, createProducts } from "./create-products.ts";
import type { CatalogueDeps } from "./deps.ts";
import { findBySku } from "./find-by-sku.ts";
import { findSkus, type SkuState } from "./find-skus.ts";
import { getProduct } from "./get-product.ts";
import { printLabels } from "./labels/print-labels.ts";
import { listProducts, readProductPage } from "./list-products.ts";
import { lookupCode } from "./lookup-code.ts";
import { productRoutes } from "./routes.ts";
import { updateProduct } from "./update-product.ts";
import { updateVariant } from "./update-variant.ts";
import { variantRoutes } from "./variant-routes.ts";

export { productsTag } from "./announce.ts";
export type { Catalogue, CatalogueDeps, SkuChange, SkuState };

/** Products, SKUs, categories and the search over them: see README.md. */
export function createCatalogue(deps: CatalogueDeps): Catalogue & { readonly routes: Route[] } {
  const catalogue: Catalogue = {
    listProducts: (ctx, query) => listProducts(deps, ctx, query),
    readProductPage: (ctx, query) => readProductPage(deps, ctx, query),
    getProduct: (ctx, id) => getProduct(deps, ctx, id),
    printLabels: (ctx, input) => printLabels(deps, ctx, input),
    lookupCode: (ctx, code) => lookupCode(deps, ctx, code),
    createProduct: (ctx, input) => createProduct(deps, ctx, input),
    createProductBatch: (ctx, items) => createProductBatch(deps, ctx, items),
    updateProduct: (ctx, id, expectedVersion, input) => updateProduct(deps, ctx, id, expectedVersion, input),
    setProductArchived: (ctx, id, archived, reason) => setProductArchived(deps, ctx, id, archived, reason),
    addVariant: (ctx, productId, input) => addVariant(deps, ctx, productId, input),
    updateVariant: (ctx, ids, expectedVersion, input) => updateVariant(deps, ctx, ids, expectedVersion, input),
    setVariantArchived: (ctx, ids, archived) => setVariantArchived(deps, ctx, ids, archived),
    listCategories: (ctx, query) => listCategories(deps, ctx, query),
    getCategory: (ctx, id) => getCategory(deps, ctx, id),
    createCategory: (ctx, input) => createCategory(deps, ctx, input),
    updateCategory: (ctx, id, expectedVersion, input) => updateCategory(deps, ctx, id, expectedVersion, input),
    setCategoryArchived: (ctx, id, archived) => setCategoryArchived(deps, ctx, id, archived),
    findBySku: (ctx, skus) => findBySku(deps, ctx, skus),
    findSkus: (ctx, codes) => findSkus(deps, ctx, codes),
    changeProducts: (ctx, changes) => changeProducts(deps, ctx, changes),
    createProducts: (ctx, products) => createProducts(deps, ctx, products),
    archiveProducts: (ctx, productIds) => setProductsArchived(deps, ctx, productIds, true),
    restoreProducts: (ctx, productIds) => setProductsArchived(deps, ctx, productIds, false),
  };
  return { ...catalogue, routes: [...productRoutes(catalogue), ...variantRoutes(catalogue), ...categoryRoutes(catalogue)] };
}
