import type {
  Category,
  CategoryPage,
  CategoryQuery,
  CodeLookup,
  CreateCategory,
  CreateProduct,
  CreateProductResults,
  CreateVariant,
  PrintLabels,
  Product,
  ProductPage,
  ProductQuery,
  UpdateCategory,
  UpdateProduct,
  UpdateVariant,
} from "@lumbung/contracts";
import type { TxCtx } from "../../infrastructure/postgres/index.ts";
import type { Ctx } from "../../shared/context.ts";
import type { SkuChange } from "./change-products.ts";
import type { NewProduct } from "./create-products.ts";
import type { SkuFace } from "./find-by-sku.ts";
import type { SkuState } from "./find-skus.ts";

interface VariantIds {
  readonly id: string;
  readonly variantId: string;
}

/** What may be done with the catalogue; errors stand at each use case. */
export interface Catalogue {
  listProducts(ctx: Ctx, query: ProductQuery): Promise<ProductPage>;
  /** A page that is neither taken from the cache nor put there. */
  readProductPage(ctx: Ctx, query: ProductQuery): Promise<ProductPage>;
  getProduct(ctx: Ctx, id: string): Promise<Product>;
  lookupCode(ctx: Ctx, code: string): Promise<CodeLookup>;
  /** A PDF of labels. Throws UNKNOWN_SKU with the item, or OVERLOADED. */
  printLabels(ctx: Ctx, input: PrintLabels): Promise<Uint8Array>;
  createProduct(ctx: Ctx, input: CreateProduct): Promise<Product>;
  createProductBatch(ctx: Ctx, items: readonly CreateProduct[]): Promise<CreateProductResults>;
  updateProduct(ctx: Ctx, id: string, expectedVersion: number, input: UpdateProduct): Promise<Product>;
  setProductArchived(ctx: Ctx, id: string, archived: boolean, reason?: string): Promise<Product>;
  addVariant(ctx: Ctx, productId: string, input: CreateVariant): Promise<Product>;
  updateVariant(ctx: Ctx, ids: VariantIds, expectedVersion: number, input: UpdateVariant): Promise<Product>;
  setVariantArchived(ctx: Ctx, ids: VariantIds, archived: boolean): Promise<Product>;
  listCategories(ctx: Ctx, query: CategoryQuery): Promise<CategoryPage>;
  getCategory(ctx: Ctx, id: string): Promise<Category>;
  createCategory(ctx: Ctx, input: CreateCategory): Promise<Category>;
  updateCategory(ctx: Ctx, id: string, expectedVersion: number, input: UpdateCategory): Promise<Category>;
  setCategoryArchived(ctx: Ctx, id: string, archived: boolean): Promise<Category>;

  // For flows, in their own transaction.
  findBySku(ctx: Ctx, skus: readonly string[]): Promise<Map<string, SkuFace>>;
  findSkus(ctx: Ctx, codes: { skus: readonly string[]; barcodes: readonly string[] }): Promise<SkuState[]>;
  changeProducts(ctx: TxCtx, changes: readonly SkuChange[]): Promise<void>;
  createProducts(ctx: TxCtx, products: readonly NewProduct[]): Promise<void>;
  archiveProducts(ctx: TxCtx, productIds: readonly string[]): Promise<void>;
  restoreProducts(ctx: TxCtx, productIds: readonly string[]): Promise<void>;
}
