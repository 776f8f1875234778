import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CircleCheck, CloudOff, MapPin, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Can } from "#entities/session";
import { linesMax } from "#features/record-movement";
import { useFormat } from "#shared/i18n";
import type { EntryNotice as Notice } from "./use-entries.ts";

/** What became of the last code, at a place that is always there so that nothing jumps. */
export function EntryNotice({ notice }: { notice: Notice | undefined }) {
  return (
    <p role="status" className="flex min-h-6 flex-wrap items-center gap-1.5 py-0.5 text-sm text-muted">
      {notice !== undefined && <Words notice={notice} />}
    </p>
  );
}

function Words({ notice }: { notice: Notice }): ReactNode {
  const format = useFormat();
  switch (notice.kind) {
    case "added": {
      const name = <bdi>{notice.name}</bdi>;
      return (
        <>
          <CircleCheck className="size-4 shrink-0 text-good" aria-hidden />
          <span className="min-w-0 flex-1 truncate">
            <Trans>Added: {name}</Trans>
          </span>
        </>
      );
    }
    case "place": {
      const place = <bdi>{notice.path}</bdi>;
      return (
        <>
          <MapPin className="size-4 shrink-0 text-info" aria-hidden />
          <span>
            <Trans>From here on: {place}</Trans>
          </span>
        </>
      );
    }
    case "waiting": {
      const code = <bdi>{notice.code}</bdi>;
      return (
        <>
          <CloudOff className="size-4 shrink-0 text-warn" aria-hidden />
          <span className="text-warn">
            <Trans>{code} waits for the connection</Trans>
          </span>
        </>
      );
    }
    case "unknown": {
      const code = <bdi>{notice.code}</bdi>;
      return (
        <>
          <TriangleAlert className="size-4 shrink-0 text-bad" aria-hidden />
          <span className="min-w-0 flex-1 text-bad">
            <Trans>{code} is no SKU or barcode. Choose from the list, or create the product first.</Trans>
          </span>
          <Can permission="product:write">
            <Link to="/products/new" search={{ barcode: notice.code }} className="shrink-0 text-sm font-medium text-accent-text underline underline-offset-4">
              <Trans>Create it</Trans>
            </Link>
          </Can>
        </>
      );
    }
    case "full": {
      const most = format.count(linesMax);
      return (
        <span className="text-bad">
          <Trans>A document holds {most} lines at most. Record this one, then go on.</Trans>
        </span>
      );
    }
  }
}
