import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

const tab =
  "control inline-flex items-center rounded-md px-3 font-medium text-muted hover:text-text data-[status=active]:bg-accent-soft data-[status=active]:text-accent-text";

/** The history seen as documents, or line by line. */
export function HistoryTabs() {
  const { t } = useLingui();
  return (
    <nav aria-label={t`History`} className="inline-flex rounded-control border border-line-strong/60 bg-surface p-0.5">
      <Link to="/documents" className={tab} activeOptions={{ includeSearch: false }}>
        <Trans>Documents</Trans>
      </Link>
      <Link to="/movements" className={tab} activeOptions={{ includeSearch: false }}>
        <Trans>Movements</Trans>
      </Link>
    </nav>
  );
}
