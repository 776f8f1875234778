import { useLingui } from "@lingui/react/macro";
import type { Import } from "@lumbung/sdk";
import { linkOptions } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useMemo } from "react";
import { useWarehouseNames } from "#entities/warehouse";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { useUrlState } from "#shared/lib";
import { Badge, type Column, DataTable, EmptyState, NativeSelect } from "#shared/ui";
import { ImportButton } from "./imports-page.tsx";
import { importsSearch } from "./search.ts";
import { statusTones, useImportWords } from "./use-import-words.ts";

export function ImportList() {
  const { t } = useLingui();
  const { statuses } = useImportWords();
  const [{ status }, setSearch] = useUrlState(importsSearch);
  const imports = useInfiniteList("/imports", { dryRun: "false", status: status === "" ? undefined : status });
  const columns = useColumns();
  return (
    <DataTable
      label={t`Imported files`}
      columns={columns}
      rowId={(one) => one.id}
      rowLink={(one) => linkOptions({ to: "/imports/$id", params: { id: one.id } })}
      storageKey="imports"
      {...imports}
      empty={
        <EmptyState
          icon={<FileUp className="size-6" aria-hidden />}
          title={status === "" ? t`Nothing imported yet` : t`No import in this state`}
          action={status === "" ? <ImportButton /> : undefined}
        >
          {status === "" &&
            t`Bring the sales of your till or spreadsheet as a CSV file: products, opening stock and every sale are made from it, and one click takes it all back.`}
        </EmptyState>
      }
      toolbar={
        <NativeSelect aria-label={t`State`} className="w-auto" value={status} onChange={(event) => setSearch({ status: event.target.value as typeof status })}>
          <option value="">{t`Every state`}</option>
          {Object.entries(statuses).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      }
    />
  );
}

function useColumns(): Column<Import>[] {
  const { t } = useLingui();
  const format = useFormat();
  const { statuses } = useImportWords();
  const warehouseName = useWarehouseNames();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with `t`.
  return useMemo(
    () => [
      { id: "file", header: t`File`, main: true, width: "minmax(14rem, 3fr)", cell: (one) => <bdi className="block truncate">{one.fileName}</bdi> },
      { id: "status", header: t`State`, cell: (one) => <Badge tone={statusTones[one.status]}>{statuses[one.status]}</Badge> },
      { id: "posted", header: t`Lines recorded`, align: "end", cell: (one) => (one.report === null ? "–" : format.count(one.report.lines.posted)) },
      {
        id: "refused",
        header: t`Refused`,
        align: "end",
        cell: (one) => (
          <span className={one.report?.lines.refused ? "text-bad" : ""}>{one.report === null ? "–" : format.count(one.report.lines.refused)}</span>
        ),
      },
      { id: "warehouse", header: t`Warehouse`, cell: (one) => <bdi className="block truncate">{warehouseName(one.warehouseId) ?? "–"}</bdi> },
      { id: "who", header: t`By`, hidden: true, cell: (one) => <bdi className="block truncate">{one.createdBy.name}</bdi> },
      { id: "when", header: t`When`, align: "end", cell: (one) => format.shortTime(one.createdAt) },
    ],
    [t, format, warehouseName],
  );
}
