import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Printer, RotateCcw } from "lucide-react";
import { useState } from "react";
import { documentQuery } from "#entities/document";
import { MovementBadge } from "#entities/movement";
import { useCan } from "#entities/session";
import { ExportButton } from "#features/export-csv";
import { ReverseDialog } from "#features/reverse-document";
import { Badge, Button, ErrorState, Page, Skeleton } from "#shared/ui";
import { DocumentFacts } from "./document-facts.tsx";
import { DocumentLines } from "./document-lines.tsx";
import { PrintSheet } from "./print-sheet.tsx";
import { ReversalNotes } from "./reversal-notes.tsx";

export default function DocumentPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/shell/documents/$id" });
  const can = useCan();
  const [reversing, setReversing] = useState(false);
  const { data: document, error, isPending, refetch } = useQuery(documentQuery(id));
  if (error !== null && document === undefined)
    return (
      <Page title={t`Document`}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (isPending || document === undefined)
    return (
      <Page title={t`Document`}>
        <div role="status" aria-label={t`Loading`} className="grid gap-4">
          <Skeleton className="h-28 w-full" />
          <Skeleton className="h-64 w-full" />
        </div>
      </Page>
    );
  const mayReverse = can("inventory:reverse") && document.type !== "reversal" && document.reversedByDocumentId === null;
  return (
    <Page
      title={document.number}
      heading={
        <span className="flex flex-wrap items-center gap-2">
          <bdi className="tabular">{document.number}</bdi>
          <MovementBadge type={document.type} />
          {document.reversedByDocumentId !== null && <Badge tone="bad">{t`Reversed`}</Badge>}
        </span>
      }
      actions={
        <>
          <ExportButton path="/inventory/movements.csv" query={{ documentId: id }} name={document.number} />
          <Button icon={<Printer className="size-4" aria-hidden />} onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
          {mayReverse && (
            <Button icon={<RotateCcw className="size-4" aria-hidden />} onClick={() => setReversing(true)}>
              <Trans>Reverse</Trans>
            </Button>
          )}
        </>
      }
    >
      <ReversalNotes document={document} />
      <DocumentFacts document={document} />
      <DocumentLines document={document} />
      {document.lineCount > document.lines.length && (
        <p className="text-muted">
          <Link to="/movements" search={{ document: id }} className="text-accent-text underline">
            <Trans>Show all lines</Trans>
          </Link>
        </p>
      )}
      <PrintSheet document={document} />
      <ReverseDialog document={document} open={reversing} onOpenChange={setReversing} />
    </Page>
  );
}
