import { type Product, ProductExport, type ProductQuery, type Variant } from "@lumbung/contracts";
import { type Column, moneyColumn, type Terms, timeColumn } from "../column.ts";
import type { ExportsDeps } from "../deps.ts";
import type { ListExport } from "../export-route.ts";

/** A line of the file is a SKU: what an import of products reads. */
interface Sku {
  readonly product: Product;
  readonly variant: Variant;
}

export function productsExport(deps: ExportsDeps): ListExport<Omit<ProductQuery, "limit" | "cursor">, Sku> {
  return {
    url: "/products",
    summary: "The products as a CSV file, a line per SKU",
    tag: "Catalogue",
    access: "product:read",
    query: ProductExport,
    namesCategories: true,
    page: async (ctx, query) => {
      const { items, nextCursor } = await deps.products(ctx, query);
      return { items: items.flatMap((product) => product.variants.map((variant) => ({ product, variant }))), nextCursor };
    },
    columns: (terms) => [
      { heading: "SKU", cell: ({ variant }) => variant.sku },
      { heading: "Name", cell: ({ product }) => product.name },
      { heading: "Variant", cell: ({ variant }) => variant.name },
      { heading: "Barcode", cell: ({ variant }) => variant.barcodes.join(" | ") },
      { heading: "Category", cell: ({ product }) => terms.categoryName(product.categoryId) },
      { heading: "Brand", cell: ({ product }) => product.brand },
      { heading: "Unit", cell: ({ variant }) => variant.baseUnit },
      { heading: "Decimals", cell: ({ variant }) => String(variant.scale) },
      moneyColumn(terms, "Price", ({ variant }) => variant.price),
      ...(terms.seesCost ? [moneyColumn<Sku>(terms, "Cost", ({ variant }) => variant.cost)] : []),
      { heading: "Kind", cell: ({ product }) => product.kind },
      { heading: "Description", cell: ({ product }) => product.description },
      { heading: "Archived", cell: ({ variant }) => (variant.archivedAt === null ? "no" : "yes") },
      ...customColumns(terms),
      timeColumn(terms, "Created", ({ product }) => product.createdAt),
      timeColumn(terms, "Changed", ({ product }) => product.updatedAt),
    ],
  };
}

function customColumns(terms: Terms): Column<Sku>[] {
  return terms.customFields.map(({ key, label }) => ({
    heading: label,
    cell: ({ product }) => {
      const value = product.custom[key];
      return value === undefined || value === null ? null : String(value);
    },
  }));
}
