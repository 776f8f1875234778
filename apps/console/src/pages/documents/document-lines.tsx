import { useLingui } from "@lingui/react/macro";
import type { DocumentDetail, DocumentLine } from "@lumbung/sdk";
import { linkOptions } from "@tanstack/react-router";
import { useMemo } from "react";
import { useCan } from "#entities/session";
import { Amount } from "#entities/stock";
import { useFormat } from "#shared/i18n";
import { Badge, type Column, DataTable } from "#shared/ui";
import { lineCost, totalCost, totalQuantity } from "./line-totals.ts";
import { useLocationNames } from "./use-location-names.ts";

/** The lines of a document; each one leads to the history of its product. */
export function DocumentLines({ document }: { document: DocumentDetail }) {
  const { t } = useLingui();
  const columns = useColumns(document);
  return (
    <div className="grid gap-2">
      <DataTable
        label={t`Lines`}
        columns={columns}
        rows={document.lines}
        rowId={(line) => line.id}
        rowLink={(line) => linkOptions({ to: "/stock/$variantId", params: { variantId: line.variantId } })}
        maxHeight="32rem"
        empty={null}
      />
      <Totals document={document} />
    </div>
  );
}

function useColumns(document: DocumentDetail): Column<DocumentLine>[] {
  const { t } = useLingui();
  const format = useFormat();
  const seesCost = useCan()("cost:read");
  const locationOf = useLocationNames(document);
  return useMemo(() => {
    const hasPlaces = document.lines.some((line) => locationOf(line) !== undefined);
    const hasNotes = document.lines.some((line) => line.note !== null);
    return [
      {
        id: "product",
        header: t`Product`,
        main: true,
        width: "minmax(13rem, 2.5fr)",
        cell: (line) => (
          <span className="block min-w-0">
            <bdi className="block truncate">{line.name}</bdi>
            <span className="flex items-center gap-2 text-sm font-normal text-muted">
              <bdi className="truncate">{line.sku}</bdi>
              {line.reversed && document.reversedByDocumentId === null && <Badge tone="bad">{t`Reversed`}</Badge>}
            </span>
          </span>
        ),
      },
      {
        id: "quantity",
        header: t`Quantity`,
        align: "end",
        cell: ({ quantity, baseUnit }) => <Amount value={quantity} unit={baseUnit} signed={document.type === "adjustment" || document.type === "reversal"} />,
      },
      ...(seesCost ? costColumns(t`Unit cost`, t`Cost`, format.money) : []),
      ...(hasPlaces
        ? [{ id: "place", header: t`Location`, cell: (line: DocumentLine) => <bdi className="block truncate">{locationOf(line) ?? "–"}</bdi> }]
        : []),
      ...(hasNotes ? [{ id: "note", header: t`Note`, cell: (line: DocumentLine) => <bdi className="block truncate">{line.note ?? "–"}</bdi> }] : []),
    ];
  }, [t, format, seesCost, document, locationOf]);
}

function costColumns(unit: string, whole: string, money: (value: { amount: number; currency: string }) => string): Column<DocumentLine>[] {
  return [
    { id: "unitCost", header: unit, align: "end", cell: ({ unitCost }) => (unitCost === null ? "–" : money(unitCost)) },
    {
      id: "cost",
      header: whole,
      align: "end",
      cell: (line) => {
        const cost = lineCost(line);
        return cost === undefined ? "–" : money(cost);
      },
    },
  ];
}

function Totals({ document: { lines, lineCount, type } }: { document: DocumentDetail }) {
  const { t } = useLingui();
  const format = useFormat();
  const seesCost = useCan()("cost:read");
  const isWhole = lines.length === lineCount;
  const quantity = isWhole ? totalQuantity(lines) : undefined;
  const cost = isWhole && seesCost ? totalCost(lines) : undefined;
  return (
    <dl className="flex flex-wrap justify-end gap-x-6 gap-y-1 px-3">
      <Total name={t`Lines`} value={format.count(lineCount)} />
      {quantity !== undefined && <Total name={t`Together`} value={<Amount {...quantity} signed={type === "adjustment" || type === "reversal"} />} />}
      {cost !== undefined && <Total name={t`Cost`} value={format.money(cost)} />}
    </dl>
  );
}

function Total({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="text-muted">{name}</dt>
      <dd className="tabular font-semibold">{value}</dd>
    </div>
  );
}
