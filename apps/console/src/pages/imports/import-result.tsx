import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Import } from "@lumbung/sdk";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CheckCircle2, Download, RotateCcw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { api } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { saveFile } from "#shared/lib";
import { Button, Card, CardHeader, Problem } from "#shared/ui";
import { ReportFigures } from "./report-figures.tsx";

/** How an import has ended. */
export function ImportResult({ one }: { one: Import }) {
  const { t } = useLingui();
  const { report } = one;
  return (
    <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
      <div className="grid gap-4">
        <Outcome one={one} />
        {report !== null && report.lines.refused > 0 && one.status !== "undone" && <Refused one={one} count={report.lines.refused} />}
      </div>
      {report !== null && (
        <Card className="pb-4">
          <CardHeader title={t`In figures`} />
          <div className="px-4">
            <ReportFigures kind={one.kind} report={report} />
          </div>
        </Card>
      )}
    </div>
  );
}

function Outcome({ one }: { one: Import }) {
  const format = useFormat();
  if (one.status === "undone")
    return (
      <Message picture={<RotateCcw className="size-6 flip-rtl" aria-hidden />} tone="bg-sunken text-muted">
        <p className="font-semibold">
          <Trans>This import was taken back.</Trans>
        </p>
        <p className="text-muted">
          <Trans>
            Everything it had recorded was reversed {one.undoneAt === null ? "" : format.relative(one.undoneAt)}; products that only it had brought are
            archived. The file can be imported again.
          </Trans>
        </p>
      </Message>
    );
  if (one.status === "failed")
    return (
      <Message picture={<TriangleAlert className="size-6" aria-hidden />} tone="bg-bad-soft text-bad">
        <p className="font-semibold">
          <Trans>The import has stopped.</Trans>
        </p>
        <p>{one.error?.detail}</p>
        <p className="text-muted">{one.error?.fix}</p>
        <Button asChild className="mt-2 justify-self-start">
          <Link to="/imports/new" search={{ kind: one.kind }}>
            <Trans>Import the file again</Trans>
          </Link>
        </Button>
      </Message>
    );
  return (
    <Message picture={<CheckCircle2 className="size-6" aria-hidden />} tone="bg-good-soft text-good">
      <p className="font-semibold">{one.kind === "sales" ? <Trans>The sales are in the books.</Trans> : <Trans>The products are there.</Trans>}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button asChild look="primary">
          <Link to="/products">
            <Trans>See the products</Trans>
          </Link>
        </Button>
        <Button asChild>
          <Link to="/imports/new" search={{ kind: one.kind }}>
            <Trans>Import another file</Trans>
          </Link>
        </Button>
      </div>
    </Message>
  );
}

function Message({ picture, tone, children }: { picture: ReactNode; tone: string; children: ReactNode }) {
  return (
    <Card className="flex gap-4 p-4">
      <div className={`grid size-12 shrink-0 place-items-center rounded-full ${tone}`}>{picture}</div>
      <div role="status" className="grid min-w-0 gap-1">
        {children}
      </div>
    </Card>
  );
}

function Refused({ one, count }: { one: Import; count: number }) {
  const download = useMutation({
    mutationFn: () => api.get("/imports/{id}/refused-rows", { params: { id: one.id } }),
    onSuccess: (csv) => saveFile(`${one.fileName.replace(/\.\w+$/, "")}-refused.csv`, csv),
  });
  return (
    <Card className="grid gap-3 p-4">
      <h2 className="text-base text-bad">
        <Plural value={count} one="# line was refused" other="# lines were refused" />
      </h2>
      <p className="text-muted">
        <Trans>Download them with the reason of each, mend them in the file, and import it again: only what is missing is added.</Trans>
      </p>
      <Problem error={download.error} />
      <Button className="justify-self-start" icon={<Download className="size-4" aria-hidden />} busy={download.isPending} onClick={() => download.mutate()}>
        <Trans>Download the refused lines</Trans>
      </Button>
    </Card>
  );
}
