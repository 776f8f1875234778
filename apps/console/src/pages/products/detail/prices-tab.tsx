import { Trans, useLingui } from "@lingui/react/macro";
import type { Product, Variant } from "@lumbung/sdk";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { variantLabel } from "#entities/product";
import { useCan } from "#entities/session";
import { useFormat } from "#shared/i18n";
import { Card, IconButton } from "#shared/ui";
import { VariantDialog } from "../edit/variant-dialog.tsx";
import { marginOf } from "../parts/price-text.ts";
import { PriceHistory } from "./price-history.tsx";

/** What each SKU sells for, what it costs and what is left; who changed it when. */
export function PricesTab({ product }: { product: Product }) {
  const can = useCan();
  const [editing, setEditing] = useState<string>();
  const edited = product.variants.find(({ id }) => id === editing);
  const seesCost = can("cost:read");
  const cell = "px-3 py-2.5 text-end tabular whitespace-nowrap";
  return (
    <div className="grid gap-4">
      <Card className="overflow-x-auto">
        <table className="w-full">
          <thead>
            <tr className="border-b border-line text-sm text-muted">
              <th scope="col" className="px-4 py-2 text-start font-medium">
                <Trans>SKU</Trans>
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                <Trans>Price</Trans>
              </th>
              {seesCost && (
                <>
                  <th scope="col" className={`${cell} font-medium`}>
                    <Trans>Cost</Trans>
                  </th>
                  <th scope="col" className={`${cell} hidden font-medium sm:table-cell`}>
                    <Trans>Margin</Trans>
                  </th>
                </>
              )}
              {can("product:write") && (
                <th scope="col" className="w-12">
                  <span className="sr-only">
                    <Trans>Edit</Trans>
                  </span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {product.variants.map((variant) => (
              <PriceRow
                key={variant.id}
                variant={variant}
                cell={cell}
                seesCost={seesCost}
                onEdit={can("product:write") ? () => setEditing(variant.id) : undefined}
              />
            ))}
          </tbody>
        </table>
      </Card>
      {can("audit:read") && <PriceHistory product={product} />}
      {edited !== undefined && <VariantDialog product={product} variant={edited} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

interface PriceRowProps {
  readonly variant: Variant;
  readonly cell: string;
  readonly seesCost: boolean;
  readonly onEdit: (() => void) | undefined;
}

function PriceRow({ variant, cell, seesCost, onEdit }: PriceRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const margin = marginOf(variant.price, variant.cost);
  const { sku } = variant;
  return (
    <tr className="border-b border-line/70 last:border-0 hover:bg-sunken/60">
      <th scope="row" className="px-4 py-2.5 text-start font-normal">
        <bdi className="break-words">{variantLabel(variant)}</bdi>
      </th>
      <td className={`${cell} font-medium`}>{variant.price === null ? "–" : format.money(variant.price)}</td>
      {seesCost && (
        <>
          <td className={cell}>{variant.cost ? format.money(variant.cost) : "–"}</td>
          <td className={`${cell} hidden sm:table-cell ${margin !== undefined && margin < 0 ? "text-bad" : ""}`}>
            {margin === undefined ? "–" : format.percent(margin)}
          </td>
        </>
      )}
      {onEdit !== undefined && (
        <td className="px-1">
          <IconButton label={t`Change the prices of ${sku}`} icon={<Pencil className="size-4" aria-hidden />} onClick={onEdit} />
        </td>
      )}
    </tr>
  );
}
