import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useMemo } from "react";
import { type StockRows, sumStock, useCategories, variantsInUse } from "#entities/product";
import { useCan } from "#entities/session";
import { Amount, StockBadge } from "#entities/stock";
import { useFormat } from "#shared/i18n";
import { Badge, type Column } from "#shared/ui";
import { priceRange } from "../parts/price-text.ts";
import { stateOf } from "../parts/stock-state.ts";

/** The columns of the list, with what every product has in stock. */
export function useColumns(stock: ReadonlyMap<string, StockRows>): Column<Product>[] {
  const { t } = useLingui();
  const format = useFormat();
  const can = useCan();
  const maySeeStock = can("inventory:read");
  const { path } = useCategories();
  return useMemo(() => {
    const text = (value: string) => <bdi className="block truncate">{value === "" ? "–" : value}</bdi>;
    const columns: Column<Product>[] = [
      { id: "name", header: t`Name`, sortBy: "name", main: true, width: "minmax(14rem, 3fr)", cell: (product) => <NameCell product={product} /> },
      { id: "sku", header: t`SKU`, width: "minmax(8rem, 1.2fr)", cell: (product) => <SkuCell product={product} /> },
      { id: "category", header: t`Category`, width: "minmax(8rem, 1.2fr)", cell: (product) => text(path(product.categoryId).join(" › ")) },
      { id: "brand", header: t`Brand`, hidden: true, cell: (product) => text(product.brand) },
      { id: "price", header: t`Price`, align: "end", cell: (product) => <PriceCell product={product} /> },
      {
        id: "stock",
        header: t`In stock`,
        align: "end",
        width: "minmax(10rem, 1fr)",
        cell: (product) => <StockCell product={product} rows={stock.get(product.id)} />,
      },
      { id: "updatedAt", header: t`Changed`, sortBy: "updatedAt", hidden: true, align: "end", cell: (product) => format.shortTime(product.updatedAt) },
      { id: "createdAt", header: t`Created`, sortBy: "createdAt", hidden: true, align: "end", cell: (product) => format.date(product.createdAt) },
    ];
    return maySeeStock ? columns : columns.filter(({ id }) => id !== "stock");
  }, [t, format, path, stock, maySeeStock]);
}

function NameCell({ product }: { product: Product }) {
  const { t } = useLingui();
  return (
    <span className="flex min-w-0 items-center gap-2">
      <bdi className="truncate">{product.name}</bdi>
      {product.kind === "service" && <Badge tone="info">{t`Service`}</Badge>}
      {product.archivedAt !== null && <Badge>{t`Archived`}</Badge>}
    </span>
  );
}

function SkuCell({ product }: { product: Product }) {
  const { t } = useLingui();
  const variants = variantsInUse(product);
  const skus = variants.map(({ sku }) => sku);
  return (
    <span className="flex min-w-0 gap-1.5" title={skus.join(", ")}>
      <bdi className="truncate">{skus[0]}</bdi>
      {skus.length > 1 && <span className="shrink-0 text-muted">{t`+${skus.length - 1}`}</span>}
    </span>
  );
}

function PriceCell({ product }: { product: Product }) {
  const { t } = useLingui();
  const format = useFormat();
  const range = priceRange(variantsInUse(product));
  if (range === null) return "–";
  const lowest = format.money(range.lowest);
  return range.lowest.amount === range.highest.amount ? lowest : t`from ${lowest}`;
}

function StockCell({ product, rows }: { product: Product; rows: StockRows | undefined }) {
  const { t } = useLingui();
  if (product.kind === "service") return "–";
  if (rows === undefined) return <span className="text-muted">…</span>;
  const shown = variantsInUse(product);
  const known = rows.filter(({ variantId }) => shown.some(({ id }) => id === variantId));
  const units = new Set(shown.map(({ baseUnit }) => baseUnit));
  const [unit] = units;
  return (
    <span className="inline-flex items-center gap-2">
      <StockBadge state={stateOf(known)} />
      {units.size > 1 ? t`${plural(shown.length, { one: "# SKU", other: "# SKUs" })}` : <Amount value={sumStock(known).onHand} unit={unit} />}
    </span>
  );
}
