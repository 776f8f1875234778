import { useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { variantLabel, variantsInUse } from "#entities/product";
import { WarehouseSelect } from "#entities/warehouse";
import { useUrlState } from "#shared/lib";
import { NativeSelect } from "#shared/ui";
import { StockCard } from "#widgets/stock-card";
import { productSearch } from "../search.ts";

/** The history of one of the product's SKUs with its running balance. */
export function CardTab({ product }: { product: Product }) {
  const { t } = useLingui();
  const [search, setSearch] = useUrlState(productSearch);
  const variant = product.variants.find(({ id }) => id === search.variant) ?? variantsInUse(product)[0] ?? product.variants[0];
  if (variant === undefined) return null;
  return (
    <StockCard
      variantId={variant.id}
      name={variantLabel(variant)}
      unit={variant.baseUnit}
      search={search}
      onChange={setSearch}
      maxHeight="36rem"
      toolbar={
        <>
          {product.variants.length > 1 && (
            <NativeSelect
              aria-label={t`SKU`}
              className="min-w-0 flex-1 sm:max-w-64"
              value={variant.id}
              onChange={(event) => setSearch({ variant: event.target.value })}
            >
              {product.variants.map((one) => (
                <option key={one.id} value={one.id}>
                  {variantLabel(one)}
                </option>
              ))}
            </NativeSelect>
          )}
          <WarehouseSelect
            className="min-w-0 flex-1 sm:max-w-56"
            none={t`All warehouses`}
            value={search.warehouse}
            onChange={(warehouse) => setSearch({ warehouse })}
          />
        </>
      }
    />
  );
}
