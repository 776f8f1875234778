import { useLingui } from "@lingui/react/macro";
import type { StockCardLeg } from "@lumbung/sdk";
import clsx from "clsx";
import { useMemo } from "react";
import { ActorName, When } from "#entities/document";
import { MovementBadge } from "#entities/movement";
import { useCan } from "#entities/session";
import { Amount } from "#entities/stock";
import { useWarehouseNames } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import type { Column } from "#shared/ui";

interface StockCardColumnsOptions {
  readonly unit: string;
  readonly isOneWarehouse: boolean;
}

export function useStockCardColumns({ unit, isOneWarehouse }: StockCardColumnsOptions): Column<StockCardLeg>[] {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const seesCost = useCan()("cost:read");
  return useMemo(
    () => [
      {
        id: "document",
        header: t`Document`,
        main: true,
        width: "minmax(16rem, 1.6fr)",
        cell: (leg) => (
          <span className="flex items-center gap-2">
            <bdi className="tabular whitespace-nowrap">{leg.documentNumber}</bdi>
            <MovementBadge type={leg.type} />
          </span>
        ),
      },
      { id: "effectiveAt", header: t`When`, width: "minmax(9rem, 1fr)", cell: (leg) => <When instant={leg.effectiveAt} /> },
      {
        id: "change",
        header: t`Change`,
        align: "end",
        cell: ({ change }) => (
          <span className={clsx("font-medium", change.startsWith("-") ? "text-bad" : "text-good")}>
            <Amount value={change} unit={unit} signed />
          </span>
        ),
      },
      { id: "balance", header: t`Balance`, align: "end", cell: ({ balance }) => <Amount value={balance} unit={unit} /> },
      {
        id: "warehouse",
        header: isOneWarehouse ? t`Other warehouse` : t`Warehouse`,
        cell: ({ warehouseId, otherWarehouseId }) => <bdi className="block truncate">{nameOf(isOneWarehouse ? otherWarehouseId : warehouseId) ?? "–"}</bdi>,
      },
      { id: "reference", header: t`Reference`, cell: ({ reference }) => <bdi className="block truncate">{reference ?? "–"}</bdi> },
      { id: "by", header: t`By`, cell: ({ actor }) => <ActorName actor={actor} /> },
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
            } satisfies Column<StockCardLeg>,
          ]
        : []),
    ],
    [t, format, nameOf, seesCost, unit, isOneWarehouse],
  );
}
