import { Trans, useLingui } from "@lingui/react/macro";
import type { DocumentDetail } from "@lumbung/sdk";
import { createPortal } from "react-dom";
import { useMovementNames } from "#entities/movement";
import { useCan, useMe } from "#entities/session";
import { Amount } from "#entities/stock";
import { useFormat } from "#shared/i18n";
import { useDocumentFacts } from "./document-facts.tsx";
import { lineCost, totalCost } from "./line-totals.ts";

/** The document on paper, in place of the screen when one prints: black on white, with room to sign. */
export function PrintSheet({ document }: { document: DocumentDetail }) {
  const { t } = useLingui();
  const { tenant } = useMe();
  const format = useFormat();
  const names = useMovementNames();
  const facts = useDocumentFacts(document);
  const seesCost = useCan()("cost:read");
  const total = seesCost ? totalCost(document.lines) : undefined;
  const signed = document.type === "adjustment" || document.type === "reversal";
  return createPortal(
    <article data-print-sheet aria-hidden className="hidden text-text print:block">
      <header className="flex items-start justify-between gap-6 border-b border-text pb-3">
        <div>
          <p className="font-semibold">{tenant.name}</p>
          <h1 className="text-2xl">{names[document.type]}</h1>
        </div>
        <p className="tabular text-xl font-semibold">{document.number}</p>
      </header>
      <dl className="grid grid-cols-3 gap-3 py-4">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-sm">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-text text-start">
            <th className="py-1 pe-3 text-start">{t`SKU`}</th>
            <th className="py-1 pe-3 text-start">{t`Product`}</th>
            <th className="py-1 pe-3 text-end">{t`Quantity`}</th>
            {total !== undefined && <th className="py-1 text-end">{t`Cost`}</th>}
          </tr>
        </thead>
        <tbody>
          {document.lines.map((line) => {
            const cost = lineCost(line);
            return (
              <tr key={line.id} className="break-inside-avoid border-b border-line align-top">
                <td className="py-1 pe-3">{line.sku}</td>
                <td className="py-1 pe-3">
                  {line.name}
                  {line.note !== null && <span className="block text-xs">{line.note}</span>}
                </td>
                <td className="py-1 pe-3 text-end">
                  <Amount value={line.quantity} unit={line.baseUnit} signed={signed} />
                </td>
                {total !== undefined && <td className="tabular py-1 text-end">{cost === undefined ? "" : format.money(cost)}</td>}
              </tr>
            );
          })}
          {/* A foot of the table would be repeated on every page. */}
          {total !== undefined && (
            <tr className="font-semibold">
              <td colSpan={3} className="py-2 pe-3 text-end">{t`Together`}</td>
              <td className="tabular py-2 text-end">{format.money(total)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <footer className="mt-16 grid grid-cols-2 gap-10 text-sm">
        <p className="border-t border-text pt-1">
          <Trans>Handed over by</Trans>
        </p>
        <p className="border-t border-text pt-1">
          <Trans>Received by</Trans>
        </p>
      </footer>
    </article>,
    window.document.body,
  );
}
