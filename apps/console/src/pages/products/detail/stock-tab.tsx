import { Trans, useLingui } from "@lingui/react/macro";
import type { Product, ProductStock, Variant } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { sumStock, useStockOfProduct, variantLabel } from "#entities/product";
import { useCan } from "#entities/session";
import { levelState, StockBadge } from "#entities/stock";
import { useWarehouseNames } from "#entities/warehouse";
import { MinimumInput } from "#features/set-minimum";
import { useFormat } from "#shared/i18n";
import { Card, EmptyState, ErrorState, Skeleton } from "#shared/ui";

/** What each warehouse has of each SKU; every figure opens its stock card. */
export function StockTab({ product }: { product: Product }) {
  const { t } = useLingui();
  const stock = useStockOfProduct(product.id, true);
  if (stock.isPending) return <Skeleton className="h-40 w-full" />;
  if (stock.isError) return <ErrorState error={stock.error} onRetry={() => void stock.refetch()} />;
  const { items } = stock.data;
  const variants = product.variants.filter(({ id }) => items.some(({ variantId }) => variantId === id));
  if (variants.length === 0) return <EmptyState title={t`You see no warehouse that could hold it`} />;
  return (
    <div className="grid gap-4">
      {variants.map((variant) => (
        <VariantStock key={variant.id} product={product} variant={variant} rows={items.filter(({ variantId }) => variantId === variant.id)} />
      ))}
    </div>
  );
}

interface VariantStockProps {
  readonly product: Product;
  readonly variant: Variant;
  readonly rows: readonly ProductStock[];
}

function VariantStock({ product, variant, rows }: VariantStockProps) {
  const { t } = useLingui();
  const format = useFormat();
  const can = useCan();
  const nameOf = useWarehouseNames();
  const sum = sumStock(rows);
  const { sku } = variant;
  const cell = "px-2 py-2.5 sm:px-3 text-end tabular whitespace-nowrap";
  return (
    <Card>
      <h2 className="flex flex-wrap items-baseline gap-x-2 px-4 pt-3.5 pb-2 text-base">
        <bdi>{variantLabel(variant)}</bdi>
        <bdi className="text-sm font-normal text-muted">{variant.baseUnit}</bdi>
      </h2>
      <div className="overflow-x-auto">
        <table className="w-full">
          <thead>
            <tr className="border-b border-line text-sm text-muted">
              <th scope="col" className="px-4 py-2 text-start font-medium">
                <Trans>Warehouse</Trans>
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                <Trans>On hand</Trans>
              </th>
              <th scope="col" className={`${cell} hidden font-medium sm:table-cell`}>
                <Trans>Reserved</Trans>
              </th>
              <th scope="col" className={`${cell} hidden font-medium sm:table-cell`}>
                <Trans>Available</Trans>
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                <Trans>Minimum</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const warehouse = nameOf(row.warehouseId) ?? t`Archived warehouse`;
              const minimum = row.minimum === null ? "–" : format.quantity(row.minimum);
              return (
                <tr key={row.warehouseId} className="border-b border-line/70 hover:bg-sunken/60">
                  <th scope="row" className="px-4 py-2.5 text-start font-normal">
                    <bdi>{warehouse}</bdi>
                  </th>
                  <td className={cell}>
                    <Link
                      to="/products/$id"
                      params={{ id: product.id }}
                      search={{ tab: "card", variant: variant.id, warehouse: row.warehouseId ?? "" }}
                      aria-label={t`${format.quantity(row.onHand)} in ${warehouse}: open the stock card`}
                      className="inline-flex items-center gap-2 font-medium text-accent-text hover:underline"
                    >
                      {(row.minimum !== null || row.onHand.startsWith("-")) && <StockBadge state={levelState(row)} />}
                      {format.quantity(row.onHand)}
                    </Link>
                    {row.reserved !== "0" && <span className="block text-sm text-muted sm:hidden">{t`${format.quantity(row.reserved)} reserved`}</span>}
                  </td>
                  <td className={`${cell} hidden sm:table-cell`}>{format.quantity(row.reserved)}</td>
                  <td className={`${cell} hidden sm:table-cell`}>{format.quantity(row.available)}</td>
                  <td className={cell}>
                    {row.warehouseId !== null && can("minimum:write") && variant.archivedAt === null && product.archivedAt === null ? (
                      <span className="ms-auto block w-24">
                        <MinimumInput variantId={variant.id} warehouseId={row.warehouseId} minimum={row.minimum} label={t`Minimum of ${sku} in ${warehouse}`} />
                      </span>
                    ) : (
                      minimum
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
          {rows.length > 1 && (
            <tfoot>
              <tr className="font-medium">
                <th scope="row" className="px-4 py-2.5 text-start font-medium">
                  <Trans>All warehouses</Trans>
                </th>
                <td className={cell}>
                  <Link
                    to="/products/$id"
                    params={{ id: product.id }}
                    search={{ tab: "card", variant: variant.id }}
                    className="text-accent-text hover:underline"
                    aria-label={t`${format.quantity(sum.onHand)} in all warehouses: open the stock card`}
                  >
                    {format.quantity(sum.onHand)}
                  </Link>
                </td>
                <td className={`${cell} hidden sm:table-cell`}>{format.quantity(sum.reserved)}</td>
                <td className={`${cell} hidden sm:table-cell`}>{format.quantity(sum.available)}</td>
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </Card>
  );
}
