import { Trans, useLingui } from "@lingui/react/macro";
import type { Import } from "@lumbung/sdk";
import { Link, useParams } from "@tanstack/react-router";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useCan } from "#entities/session";
import { useWarehouseNames } from "#entities/warehouse";
import { useImport } from "#features/import-file";
import { useFormat } from "#shared/i18n";
import { Badge, Button, Card, ErrorState, Page, Progress, Skeleton } from "#shared/ui";
import { ImportResult } from "./import-result.tsx";
import { UndoImport } from "./undo-import.tsx";
import { statusTones, useImportWords } from "./use-import-words.ts";

/** One import: how far it has come, what it brought, and how to take it back. */
export default function ImportPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/shell/imports/$id" });
  const { data, error, refetch } = useImport(id);
  if (data === undefined)
    return <Page title={t`Import`}>{error === null ? <Skeleton className="h-64 w-full" /> : <ErrorState error={error} onRetry={() => void refetch()} />}</Page>;
  return <Shown one={data} />;
}

function Shown({ one }: { one: Import }) {
  const can = useCan();
  const format = useFormat();
  const warehouseName = useWarehouseNames();
  const { statuses } = useImportWords();
  const [isUndoing, setIsUndoing] = useState(false);
  const canUndo = can("import:write") && !one.dryRun && (one.status === "finished" || one.status === "failed");
  return (
    <Page
      title={one.fileName}
      heading={
        <span className="flex flex-wrap items-center gap-3">
          <bdi className="break-all">{one.fileName}</bdi>
          <Badge tone={statusTones[one.status]}>{statuses[one.status]}</Badge>
        </span>
      }
      intro={
        <>
          <bdi>{one.createdBy.name}</bdi> · {format.dateTime(one.createdAt)} · <bdi>{warehouseName(one.warehouseId)}</bdi>
        </>
      }
      actions={
        <>
          <Button asChild>
            <Link to="/imports">
              <Trans>All imports</Trans>
            </Link>
          </Button>
          {canUndo && (
            <Button icon={<Undo2 className="size-4 flip-rtl" aria-hidden />} onClick={() => setIsUndoing(true)}>
              <Trans>Undo the import</Trans>
            </Button>
          )}
        </>
      }
    >
      {one.status === "waiting" || one.status === "running" ? <UnderWay one={one} /> : <ImportResult one={one} />}
      {isUndoing && <UndoImport one={one} onClose={() => setIsUndoing(false)} />}
    </Page>
  );
}

function UnderWay({ one: { progress } }: { one: Import }) {
  const format = useFormat();
  const { phases } = useImportWords();
  const isCounted = progress.total > 0;
  return (
    <Card className="grid max-w-3xl gap-3 p-6">
      <div aria-live="polite">
        <Progress
          label={phases[progress.phase]}
          value={isCounted ? progress.done / progress.total : undefined}
          text={
            isCounted ? (
              <Trans>
                {format.count(progress.done)} of {format.count(progress.total)}
              </Trans>
            ) : undefined
          }
        />
      </div>
      <p className="text-muted">
        <Trans>You can leave this page: the import goes on by itself.</Trans>
      </p>
    </Card>
  );
}
