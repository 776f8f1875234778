import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Verification, VerifyReport } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { CheckCircle2, ShieldCheck, TriangleAlert } from "lucide-react";
import { useCan, useMe } from "#entities/session";
import { api, get, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Button, Card, CardHeader, Problem, Progress } from "#shared/ui";

interface LedgerCheckProps {
  /** The check to follow; empty for none yet. */
  readonly id: string;
  readonly onBegun: (id: string) => void;
}

const askEveryMs = 700;
const isUnderWay = (check: Verification | undefined) => check?.state === "waiting" || check?.state === "running";

/** Proves with one button that the books add up. */
export function LedgerCheck({ id, onBegun }: LedgerCheckProps) {
  const { t } = useLingui();
  const can = useCan();
  const { warehouseIds } = useMe();
  const followed = useQuery({
    ...get("/inventory/verifications/{id}", { params: { id } }),
    enabled: id !== "",
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? askEveryMs : false),
  });
  const begin = useSave((_: number, key) => api.post("/inventory/verifications", { ...key }), { onSaved: (check) => onBegun(check.id) });
  // The sums run over all warehouses, so they are for those who may see all.
  if (!can("inventory:verify") || warehouseIds !== null) return null;
  const check = followed.data;
  return (
    <Card className="lg:col-span-2">
      <CardHeader title={t`Check of the ledger`}>
        <Button
          look="primary"
          icon={<ShieldCheck className="size-4" aria-hidden />}
          busy={begin.isPending || isUnderWay(check)}
          onClick={() => begin.mutate(Date.now())}
        >
          <Trans>Check now</Trans>
        </Button>
      </CardHeader>
      <div className="grid gap-3 px-4 pb-4">
        <p className="text-muted">
          <Trans>Adds up everything ever recorded and compares it with every balance and figure. It changes nothing and can run while people work.</Trans>
        </p>
        <Problem error={begin.error ?? followed.error} />
        {isUnderWay(check) && check !== undefined && <Progress label={t`Checking …`} value={check.state === "waiting" ? undefined : check.fraction} />}
        {check?.state === "failed" && (
          <p role="alert" className="rounded-control bg-bad-soft p-3 break-words text-bad">
            <Trans>The check could not be finished: {check.error}</Trans>
          </p>
        )}
        {check?.report != null && <Report report={check.report} />}
      </div>
    </Card>
  );
}

function Report({ report }: { report: VerifyReport }) {
  const format = useFormat();
  const when = format.dateTime(report.checkedAt);
  if (report.ok)
    return (
      <p role="status" className="flex items-start gap-2 rounded-control bg-good-soft p-3 font-medium text-good">
        <CheckCircle2 className="mt-0.5 size-5 shrink-0" aria-hidden />
        <Trans>Everything adds up ({when}).</Trans>
      </p>
    );
  return (
    <div role="alert" className="grid gap-2 rounded-control bg-bad-soft p-3 text-bad">
      <p className="flex items-start gap-2 font-medium">
        <TriangleAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
        <span>
          <Plural value={report.violations.length} one="# thing does not add up" other="# things do not add up" /> ({when})
        </span>
      </p>
      <ul className="grid max-h-60 gap-1 overflow-auto text-sm">
        {report.violations.map(({ invariant, key, expected, actual }) => (
          <li key={`${invariant} ${key}`} className="break-words">
            <bdi className="font-mono">
              {invariant} {key}
            </bdi>
            :{" "}
            <Trans>
              {actual} instead of {expected}
            </Trans>
          </li>
        ))}
      </ul>
      <p className="text-sm">
        <Trans>Keep a copy of the data folder and tell who looks after the server; the operator's handbook says what to do.</Trans>
      </p>
    </div>
  );
}
