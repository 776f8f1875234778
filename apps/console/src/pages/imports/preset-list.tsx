import { Trans, useLingui } from "@lingui/react/macro";
import type { ImportPreset } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { FileCog, Pencil, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { useCan } from "#entities/session";
import { api, get, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { type Column, ConfirmDialog, DataTable, EmptyState, IconButton, toast } from "#shared/ui";
import { ImportButton } from "./import-button.tsx";
import { RenamePreset } from "./rename-preset.tsx";
import { useImportWords } from "./use-import-words.ts";

/** Ways to read files that were saved under a name. */
export function PresetList() {
  const { t } = useLingui();
  const can = useCan();
  const presets = useQuery(get("/import-presets"));
  const [renamed, setRenamed] = useState<ImportPreset>();
  const [removed, setRemoved] = useState<ImportPreset>();
  const columns = useColumns();
  const remove = useSave(({ id }: { id: string }, key) => api.delete("/import-presets/{id}", { params: { id }, ...key }), {
    invalidates: [["/import-presets"]],
    onSaved: () => {
      setRemoved(undefined);
      toast({ title: t`The saved format is gone`, tone: "good" });
    },
  });
  return (
    <>
      <DataTable
        label={t`Saved formats`}
        columns={columns}
        rows={presets.data?.items}
        rowId={(preset) => preset.id}
        isLoading={presets.isPending}
        error={presets.error}
        retry={() => void presets.refetch()}
        actionsWidth="6.5rem"
        rowActions={
          can("import:write")
            ? (preset) => (
                <>
                  <IconButton label={t`Rename ${preset.name}`} icon={<Pencil className="size-4" aria-hidden />} onClick={() => setRenamed(preset)} />
                  <IconButton label={t`Delete ${preset.name}`} icon={<Trash2 className="size-4" aria-hidden />} onClick={() => setRemoved(preset)} />
                </>
              )
            : undefined
        }
        empty={
          <EmptyState icon={<FileCog className="size-6" aria-hidden />} title={t`No saved formats yet`} action={<ImportButton />}>
            <Trans>Save how your till writes its files at the end of an import; the next file is then read the same way.</Trans>
          </EmptyState>
        }
      />
      {renamed !== undefined && <RenamePreset preset={renamed} onClose={() => setRenamed(undefined)} />}
      <ConfirmDialog
        open={removed !== undefined}
        onOpenChange={(open) => !open && setRemoved(undefined)}
        title={t`Delete “${removed?.name ?? ""}”?`}
        action={t`Delete`}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removed && remove.mutate({ id: removed.id })}
      >
        <Trans>Files that were imported with it stay as they are.</Trans>
      </ConfirmDialog>
    </>
  );
}

function useColumns(): Column<ImportPreset>[] {
  const { t } = useLingui();
  const format = useFormat();
  const { fields, kinds } = useImportWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with `t`.
  return useMemo(
    () => [
      { id: "name", header: t`Name`, main: true, cell: (preset) => <bdi className="block truncate">{preset.name}</bdi> },
      { id: "kind", header: t`Kind`, cell: (preset) => kinds[preset.kind] },
      {
        id: "columns",
        header: t`Columns chosen`,
        width: "minmax(14rem, 3fr)",
        cell: ({ settings }) => {
          const chosen = Object.entries(settings.columns ?? {}).filter(([, column]) => column !== "");
          return (
            <span className="block truncate text-muted">
              {chosen.map(([field, column]) => `${fields[field as keyof typeof fields]}: ${column}`).join(" · ") || "–"}
            </span>
          );
        },
      },
      { id: "updatedAt", header: t`Changed`, align: "end", cell: (preset) => format.dateTime(preset.updatedAt) },
    ],
    [t, format],
  );
}
