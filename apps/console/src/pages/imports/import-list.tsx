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
import { ImportButton } from "./import-button.tsx";
import { importsSearch } from "./search.ts";
import { statusTones, useImportWords } from "./use-import-words.ts";

export function ImportList() {
  const { t } = useLingui();
  const { statuses, kinds } = useImportWords();
  const [{ status, kind }, setSearch] = useUrlState(importsSearch);
  const imports = useInfiniteList("/imports", { dryRun: "false", kind: kind === "" ? undefined : kind, status: status === "" ? undefined : status });
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
          title={status === "" && kind === "" ? t`Nothing imported yet` : t`No import in this state`}
          action={status === "" && kind === "" ? <ImportButton /> : undefined}
        >
          {status === "" &&
            t`Bring your products, or the sales of your till, as a CSV file: everything is shown before it is recorded, and one click takes it all back.`}
        </EmptyState>
      }
      toolbar={
        <>
          <NativeSelect aria-label={t`Kind`} className="w-auto" value={kind} onChange={(event) => setSearch({ kind: event.target.value as typeof kind })}>
            <option value="">{t`Every kind`}</option>
            {Object.entries(kinds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
          <NativeSelect
            aria-label={t`State`}
            className="w-auto"
            value={status}
            onChange={(event) => setSearch({ status: event.target.value as typeof status })}
          >
            <option value="">{t`Every state`}</option>
            {Object.entries(statuses).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </>
      }
    />
  );
}

function useColumns(): Column<Import>[] {
  const { t } = useLingui();
  const format = useFormat();
  const { statuses, kinds } = useImportWords();
  const warehouseName = useWarehouseNames();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with `t`.
  return useMemo(
    () => [
      { id: "file", header: t`File`, main: true, width: "minmax(14rem, 3fr)", cell: (one) => <bdi className="block truncate">{one.fileName}</bdi> },
      { id: "kind", header: t`Kind`, cell: (one) => kinds[one.kind] },
      { id: "status", header: t`State`, cell: (one) => <Badge tone={statusTones[one.status]}>{statuses[one.status]}</Badge> },
      { id: "posted", header: t`Rows recorded`, align: "end", cell: (one) => (one.report === null ? "–" : format.count(one.report.lines.posted)) },
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
