import { useLingui } from "@lingui/react/macro";
import type { MovementFace } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { ActorName, RouteOfGoods, When } from "#entities/document";
import { MovementBadge } from "#entities/movement";
import { useCan } from "#entities/session";
import { Amount } from "#entities/stock";
import { useWarehouseNames, useWarehouses } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import type { Column } from "#shared/ui";

export function useMovementColumns(): Column<MovementFace>[] {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const isSingle = useWarehouses().length === 1;
  const seesCost = useCan()("cost:read");
  return useMemo(
    () => [
      { id: "number", header: t`Document`, width: "minmax(9.5rem, 0.8fr)", cell: (movement) => <bdi className="tabular">{movement.documentNumber}</bdi> },
      { id: "type", header: t`Kind`, width: "minmax(8rem, 0.8fr)", cell: (movement) => <MovementBadge type={movement.type} /> },
      { id: "effectiveAt", header: t`When`, width: "minmax(8.5rem, 0.8fr)", cell: (movement) => <When instant={movement.effectiveAt} /> },
      { id: "product", header: t`Product`, main: true, width: "minmax(13rem, 2fr)", cell: (movement) => <ProductCell movement={movement} /> },
      {
        id: "quantity",
        header: t`Quantity`,
        align: "end",
        cell: ({ variantId, quantity, baseUnit, type }) => (
          // The quantity leads to the history of the product, the rest of the row to the document.
          <Link to="/stock/$variantId" params={{ variantId }} className="relative z-[1] hover:underline">
            <Amount value={quantity} unit={baseUnit} signed={type === "adjustment" || type === "reversal"} />
          </Link>
        ),
      },
      {
        id: "warehouse",
        header: t`Warehouse`,
        hidden: isSingle,
        width: "minmax(9rem, 1.4fr)",
        cell: ({ warehouseId, toWarehouseId }) => <RouteOfGoods from={nameOf(warehouseId)} to={nameOf(toWarehouseId)} isTransfer={toWarehouseId !== null} />,
      },
      { id: "reference", header: t`Reference`, cell: (movement) => <bdi className="block truncate">{movement.reference ?? "–"}</bdi> },
      { id: "by", header: t`By`, cell: (movement) => <ActorName actor={movement.actor} /> },
      {
        id: "note",
        header: t`Reason or note`,
        hidden: true,
        cell: ({ reason, note }) => <bdi className="block truncate">{[reason, note].filter(Boolean).join(" · ") || "–"}</bdi>,
      },
      ...(seesCost
        ? [
            {
              id: "unitCost",
              header: t`Unit cost`,
              hidden: true,
              align: "end",
              cell: ({ unitCost }) => (unitCost === null ? "–" : format.money(unitCost)),
            } satisfies Column<MovementFace>,
          ]
        : []),
      { id: "recordedAt", header: t`Recorded`, hidden: true, cell: (movement) => <When instant={movement.recordedAt} /> },
    ],
    [t, format, nameOf, isSingle, seesCost],
  );
}

function ProductCell({ movement }: { movement: MovementFace }) {
  return (
    <span className="block min-w-0">
      <bdi className="block truncate">{movement.name}</bdi>
      <bdi className="block truncate text-sm font-normal text-muted">{movement.sku}</bdi>
    </span>
  );
}
