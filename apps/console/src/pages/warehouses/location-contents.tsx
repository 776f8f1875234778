import { Trans, useLingui } from "@lingui/react/macro";
import type { PlaceStock } from "@lumbung/sdk";
import { linkOptions } from "@tanstack/react-router";
import { PackageOpen } from "lucide-react";
import { useMemo } from "react";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { type Column, DataTable, EmptyState } from "#shared/ui";

/** What lies in one location: each line leads to the stock card behind it. */
export function LocationContents({ warehouseId, locationId, name }: { warehouseId: string; locationId: string; name: string }) {
  const { t } = useLingui();
  const contents = useInfiniteList("/inventory/places/{id}", {}, { params: { id: locationId } });
  const columns = useColumns();
  return (
    <DataTable
      label={t`What lies in ${name}`}
      columns={columns}
      rowId={(row) => row.variantId}
      rowLink={(row) => linkOptions({ to: "/stock/$variantId", params: { variantId: row.variantId }, search: { warehouse: warehouseId } })}
      {...contents}
      empty={
        <EmptyState icon={<PackageOpen className="size-6" aria-hidden />} title={t`Nothing lies here`}>
          <Trans>Receive or transfer goods to this location and they appear at once.</Trans>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<PlaceStock>[] {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(
    () => [
      { id: "name", header: t`Product`, main: true, width: "minmax(12rem, 3fr)", cell: (row) => <bdi className="block truncate">{row.name}</bdi> },
      { id: "sku", header: t`SKU`, cell: (row) => <bdi className="block truncate">{row.sku}</bdi> },
      {
        id: "onHand",
        header: t`On hand`,
        align: "end",
        cell: (row) => (
          <>
            {format.quantity(row.onHand)} <bdi className="text-muted">{row.baseUnit}</bdi>
          </>
        ),
      },
      { id: "available", header: t`Available`, align: "end", cell: (row) => format.quantity(row.available) },
    ],
    [t, format],
  );
}
