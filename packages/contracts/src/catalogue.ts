import { z } from "zod";
import { Flag, Instant, Money, PageQuery, pageOf, Uuid } from "./common.ts";

/** A code as people print it: letter case does not tell two SKUs apart. */
export const Sku = z.string().trim().normalize("NFC").min(1).max(100).meta({ description: "Unique in the business, without regard to letter case" });
export const Barcode = z.string().trim().min(1).max(100).meta({ description: "Unique in the business" });
const BarcodeList = z
  .array(Barcode)
  .max(20)
  .refine((codes) => new Set(codes).size === codes.length, "a barcode stands in the list twice");
const Name = z.string().trim().min(1).max(300);
const VariantName = z.string().trim().max(200).meta({ description: "What tells it from the product's other variants, such as a size" });
const Unit = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .meta({ description: "The unit stock is counted in", examples: ["piece", "kg"] });
const Scale = z.int().min(0).max(6).meta({ description: "Decimals of a quantity in the base unit; fixed after the first movement (R-UOM-1)" });
const Price = Money.refine((money) => money.amount >= 0, { message: "must not be negative", path: ["amount"] });

export const ProductKind = z.enum(["stocked", "service"]).meta({ description: "A service has no stock" });
export const TrackingMode = z.enum(["none", "lot", "serial", "lot+serial"]).meta({ description: "Only none is supported today" });

/** Values of the fields the business has added to its products (settings, customFields.product); numbers as text. */
export const CustomValue = z.union([z.string().max(2000), z.boolean(), z.int(), z.null()]);
export const CustomValues = z
  .record(z.string().max(40), CustomValue)
  .meta({ description: "By key of the field; a number is a decimal string or a whole number" });
export type CustomValues = z.infer<typeof CustomValues>;

export const Variant = z.object({
  id: Uuid,
  sku: z.string(),
  name: z.string(),
  baseUnit: z.string(),
  scale: z.int(),
  barcodes: z.array(z.string()),
  price: Money.nullable(),
  cost: Money.nullable().optional().meta({ description: "Cost per base unit; absent for those who may not see cost" }),
  archivedAt: Instant.nullable(),
});
export type Variant = z.infer<typeof Variant>;

export const Product = z.object({
  id: Uuid,
  version: z.int(),
  name: z.string(),
  description: z.string(),
  categoryId: Uuid.nullable(),
  brand: z.string(),
  kind: ProductKind,
  tracking: TrackingMode,
  custom: z.record(z.string(), CustomValue),
  variants: z.array(Variant),
  createdAt: Instant,
  updatedAt: Instant,
  archivedAt: Instant.nullable(),
});
export type Product = z.infer<typeof Product>;
export const ProductPage = pageOf(Product);
export type ProductPage = z.infer<typeof ProductPage>;

const variantFields = {
  sku: Sku,
  name: VariantName.default(""),
  baseUnit: Unit.default("piece"),
  scale: Scale.default(0),
  barcodes: BarcodeList.default([]),
  price: Price.optional(),
  cost: Price.optional(),
};
export const CreateVariant = z.object(variantFields);
export type CreateVariant = z.infer<typeof CreateVariant>;

export const CreateProduct = z
  .object({
    name: Name,
    description: z.string().max(10_000).default(""),
    categoryId: Uuid.optional(),
    brand: z.string().trim().max(100).default(""),
    kind: ProductKind.default("stocked"),
    tracking: TrackingMode.default("none"),
    custom: CustomValues.default({}),
    sku: Sku.optional(),
    baseUnit: Unit.optional(),
    scale: Scale.optional(),
    barcodes: BarcodeList.optional(),
    price: Price.optional(),
    cost: Price.optional(),
    variants: z.array(CreateVariant).min(1).max(100).optional().meta({ description: "Instead of sku and its fields" }),
  })
  .superRefine((product, context) => {
    if ((product.sku === undefined) === (product.variants === undefined))
      context.addIssue({ code: "custom", path: ["sku"], message: "give either sku or variants" });
    if (product.variants === undefined) return;
    for (const field of ["baseUnit", "scale", "barcodes", "price", "cost"] as const)
      if (product[field] !== undefined) context.addIssue({ code: "custom", path: [field], message: "belongs to each of the variants" });
  });
export type CreateProduct = z.infer<typeof CreateProduct>;

export const CreateProductBatch = z.object({ items: z.array(CreateProduct).min(1).max(1000) });
export type CreateProductBatch = z.infer<typeof CreateProductBatch>;
const CreatedProduct = z.object({ id: Uuid, version: z.int(), variants: z.array(z.object({ id: Uuid, sku: z.string() })) });
/** An answer per item, in the order of the request. */
export const CreateProductResults = z.object({
  items: z.array(
    z.union([
      z.object({ ok: z.literal(true), product: CreatedProduct }),
      z.object({ ok: z.literal(false), code: z.string(), title: z.string(), detail: z.string(), details: z.record(z.string(), z.unknown()), fix: z.string() }),
    ]),
  ),
});
export type CreateProductResults = z.infer<typeof CreateProductResults>;

export const UpdateProduct = z
  .object({
    name: Name,
    description: z.string().max(10_000),
    categoryId: Uuid.nullable(),
    brand: z.string().trim().max(100),
    kind: ProductKind,
    tracking: TrackingMode,
    custom: CustomValues.meta({ description: "Only the keys given change; null empties one" }),
  })
  .partial();
export type UpdateProduct = z.infer<typeof UpdateProduct>;

export const UpdateVariant = z
  .object({
    sku: Sku,
    name: VariantName,
    baseUnit: Unit,
    scale: Scale,
    barcodes: BarcodeList.meta({ description: "All of them: what is not in the list is removed" }),
    price: Price.nullable(),
    cost: Price.nullable(),
  })
  .partial();
export type UpdateVariant = z.infer<typeof UpdateVariant>;
export const VariantParams = z.object({ id: Uuid, variantId: Uuid });

export const archivedFilters = ["false", "true", "all"] as const;
export const ArchivedFilter = z.enum(archivedFilters).default("false").meta({ description: "Archived ones only (true), not at all (false), or both (all)" });
export const productFilters = {
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: "Words of the name, the brand, a SKU or a barcode; parts of words and typing errors count too. The best answers come first" }),
  categoryId: Uuid.optional().meta({ description: "The category or one below it" }),
  brand: z.string().trim().max(100).optional(),
  kind: ProductKind.optional(),
  archived: ArchivedFilter,
  low: Flag.optional().meta({ description: "true: only those with a SKU that is low or out in one of your warehouses; needs inventory:read" }),
  sort: z
    .enum(["name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"])
    .default("name")
    .meta({ description: "Has no effect with q, which ranks" }),
};
export const ProductQuery = PageQuery.extend(productFilters);
export type ProductQuery = z.infer<typeof ProductQuery>;

/** The body may be left out. */
export const ArchiveProduct = z.object({ reason: z.string().trim().min(1).max(500).optional().meta({ description: "Stands in the audit trail" }) }).nullish();
export type ArchiveProduct = z.infer<typeof ArchiveProduct>;

export const LookupQuery = z.object({ code: z.string().trim().min(1).max(100).meta({ description: "A SKU or a barcode" }) });
/** The one SKU that a code stands for. */
export const CodeLookup = z.object({
  variantId: Uuid,
  productId: Uuid,
  matchedBy: z.enum(["sku", "barcode"]),
  name: z.string(),
  kind: ProductKind,
  archived: z.boolean(),
  variant: Variant,
});
export type CodeLookup = z.infer<typeof CodeLookup>;

export const Category = z.object({ id: Uuid, version: z.int(), name: z.string(), parentId: Uuid.nullable(), archivedAt: Instant.nullable() });
export type Category = z.infer<typeof Category>;
export const CategoryPage = pageOf(Category);
export type CategoryPage = z.infer<typeof CategoryPage>;
export const CategoryQuery = PageQuery.extend({ archived: ArchivedFilter });
export type CategoryQuery = z.infer<typeof CategoryQuery>;
export const CreateCategory = z.object({ name: z.string().trim().min(1).max(100), parentId: Uuid.nullable().default(null) });
export type CreateCategory = z.infer<typeof CreateCategory>;
export const UpdateCategory = z.object({ name: z.string().trim().min(1).max(100), parentId: Uuid.nullable() }).partial();
export type UpdateCategory = z.infer<typeof UpdateCategory>;

const ProductFace = z.object({ id: Uuid, version: z.int(), name: z.string(), variants: z.array(z.object({ id: Uuid, sku: z.string() })) });
export type ProductFace = z.infer<typeof ProductFace>;
const CategoryFace = Category.omit({ archivedAt: true });

/** What the catalogue tells: part of the catalogue in `events.ts`. */
export const catalogueEvents = {
  "catalogue.product.created": { summary: "A product was created, with its SKUs", payload: ProductFace },
  "catalogue.product.updated": { summary: "A product or one of its SKUs was changed", payload: ProductFace.extend({ changed: z.array(z.string()) }) },
  "catalogue.product.archived": { summary: "A product was archived: its SKUs do not move any more", payload: ProductFace },
  "catalogue.product.restored": { summary: "An archived product is in use again", payload: ProductFace },
  "catalogue.category.created": { summary: "A category was created", payload: CategoryFace },
  "catalogue.category.updated": { summary: "A category was renamed or moved", payload: CategoryFace },
  "catalogue.category.archived": { summary: "A category was archived", payload: CategoryFace },
  "catalogue.category.restored": { summary: "An archived category is in use again", payload: CategoryFace },
} as const satisfies Record<string, { summary: string; payload: z.ZodType }>;
