import { useLingui } from "@lingui/react/macro";
import type { ImportKind, ImportReport } from "@lumbung/sdk";
import clsx from "clsx";
import { useFormat } from "#shared/i18n";

/** What an import brings or has brought, in figures; those that are zero and say nothing are left out. */
export function ReportFigures({ kind, report }: { kind: ImportKind; report: ImportReport }) {
  const { t } = useLingui();
  const format = useFormat();
  const { lines, products, documents, movements } = report;
  const figures: Array<readonly [label: string, value: number, tone?: "bad" | "warn"]> = [
    [t`Rows in the file`, lines.total],
    [kind === "sales" ? t`Rows that move stock` : t`Rows that bring something`, lines.posted],
    [t`Rows of services, nothing to move`, lines.services],
    [t`Rows with nothing new`, lines.unchanged],
    [t`Rows imported before`, lines.alreadyImported],
    [t`Rows refused`, lines.refused, "bad"],
    [t`New products`, products.created],
    [t`Products changed`, products.updated],
    [t`Products brought back`, products.restored],
    [t`Products known already`, products.known],
    [t`New categories`, report.categories],
    [t`Minimum levels set`, report.minimums],
    [t`Sales`, documents.issue],
    [t`Returns`, documents.return],
    [t`Corrections`, documents.adjustment],
    [t`Products with opening stock`, movements.opening],
    [t`Quantities left aside: the product has moved already`, report.openingsLeft, "warn"],
    [t`Sales without price and customer: worth a look`, report.giveaways, "warn"],
  ];
  return (
    <div className="grid gap-2">
      <dl className="grid gap-1 text-sm">
        {figures
          .filter(([, value], index) => value > 0 || index < 2)
          .map(([label, value, tone]) => (
            <div key={label} className="flex justify-between gap-4 border-b border-line/60 pb-1">
              <dt className="text-muted">{label}</dt>
              <dd className={clsx("tabular font-semibold", tone === "bad" && "text-bad", tone === "warn" && "text-warn")}>{format.count(value)}</dd>
            </div>
          ))}
      </dl>
      {report.from !== null && report.to !== null && (
        <p className="text-sm text-muted">
          {format.date(report.from)} – {format.date(report.to)}
        </p>
      )}
    </div>
  );
}
