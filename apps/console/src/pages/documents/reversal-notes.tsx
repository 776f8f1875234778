import { Trans } from "@lingui/react/macro";
import type { DocumentDetail } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { documentQuery } from "#entities/document";
import { useFormat } from "#shared/i18n";

/** What took this document back, or what it takes back: each one click from the other. */
export function ReversalNotes({ document }: { document: DocumentDetail }) {
  const { reversesDocumentId, reversedByDocumentId } = document;
  return (
    <>
      {reversedByDocumentId !== null && (
        <Note id={reversedByDocumentId}>
          {(other, when) => (
            <Trans>
              Taken back by {other} on {when}. It does not count any more.
            </Trans>
          )}
        </Note>
      )}
      {reversesDocumentId !== null && (
        <Note id={reversesDocumentId}>
          {(other, when) => (
            <Trans>
              Takes back {other} of {when}.
            </Trans>
          )}
        </Note>
      )}
    </>
  );
}

function Note({ id, children }: { id: string; children: (other: ReactNode, when: string) => ReactNode }) {
  const format = useFormat();
  const other = useQuery(documentQuery(id)).data;
  const link = (
    <Link to="/documents/$id" params={{ id }} className="font-medium underline">
      <bdi className="tabular">{other?.number ?? "…"}</bdi>
    </Link>
  );
  return (
    <p className="flex items-start gap-2 rounded-control bg-warn-soft p-3 text-warn">
      <RotateCcw className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span>{children(link, other === undefined ? "…" : format.dateTime(other.effectiveAt))}</span>
    </p>
  );
}
