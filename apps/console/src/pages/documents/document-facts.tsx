import { useLingui } from "@lingui/react/macro";
import type { DocumentDetail } from "@lumbung/sdk";
import type { ReactNode } from "react";
import { ActorName, RouteOfGoods } from "#entities/document";
import { useWarehouseNames } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import { Card } from "#shared/ui";
import { isBackdated } from "./is-backdated.ts";

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** What a document says as a whole, in the order one reads it; what it does not say is left out. */
export function useDocumentFacts(document: DocumentDetail): Fact[] {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useWarehouseNames();
  const { warehouseId, toWarehouseId, reference, reason, effectiveAt, recordedAt, actor } = document;
  return [
    {
      name: toWarehouseId === null ? t`Warehouse` : t`From and to`,
      value: <RouteOfGoods from={nameOf(warehouseId)} to={nameOf(toWarehouseId)} isTransfer={toWarehouseId !== null} />,
    },
    { name: t`When`, value: format.dateTime(effectiveAt) },
    ...(isBackdated(document) ? [{ name: t`Recorded later, on`, value: format.dateTime(recordedAt) }] : []),
    { name: t`By`, value: <ActorName actor={actor} /> },
    ...(reference === null ? [] : [{ name: t`Reference`, value: <bdi className="break-words">{reference}</bdi> }]),
    ...(reason === null ? [] : [{ name: t`Reason`, value: <bdi className="break-words">{reason}</bdi> }]),
  ];
}

export function DocumentFacts({ document }: { document: DocumentDetail }) {
  const facts = useDocumentFacts(document);
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 p-4 sm:grid-cols-3 lg:grid-cols-4">
        {facts.map(({ name, value }) => (
          <div key={name} className="min-w-0">
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
