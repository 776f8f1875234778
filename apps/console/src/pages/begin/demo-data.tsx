import { Trans, useLingui } from "@lingui/react/macro";
import type { JobProgress } from "@lumbung/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CheckCircle2 } from "lucide-react";
import { useEffect } from "react";
import { api, get, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Button, buttonClass, Card, ErrorState, Problem, Progress } from "#shared/ui";

const askEveryMs = 700;
const isUnderWay = (job: JobProgress | undefined) => job?.state === "waiting" || job?.state === "running";

/** Asks for the goods; the server puts them in by and by. */
export function StartDemo({ onStarted }: { onStarted: (id: string) => void }) {
  const start = useSave((_: "fill", key) => api.post("/demo-data", { ...key }), { onSaved: ({ id }) => onStarted(id) });
  return (
    <>
      <Problem error={start.error} />
      <Button busy={start.isPending} onClick={() => start.mutate("fill")}>
        <Trans>Fill with demo goods</Trans>
      </Button>
    </>
  );
}

/** How far the filling is; once it has ended, everything that was shown of the empty business is loaded anew. */
export function WatchDemo({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    ...get("/demo-data/{id}", { params: { id } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? askEveryMs : false),
  });
  const underWay = isUnderWay(data);
  useEffect(() => {
    if (!underWay) return;
    return () => void client.invalidateQueries();
  }, [underWay, client]);
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Card className="grid max-w-2xl gap-4 p-5">
      {(data === undefined || underWay) && (
        <div aria-live="polite">
          <Progress
            label={t`Filling the shelves …`}
            value={data?.state === "running" ? data.fraction : undefined}
            text={data?.state === "running" ? format.percent(Math.round(data.fraction * 100) / 100) : undefined}
          />
          <p className="mt-2 text-sm text-muted">
            <Trans>It goes on when you leave this page.</Trans>
          </p>
        </div>
      )}
      {data?.state === "finished" && (
        <>
          <p role="status" className="flex items-start gap-2 font-medium text-good">
            <CheckCircle2 className="mt-0.5 size-5 shrink-0" aria-hidden />
            <Trans>The shelves are full. Look around and try what you like.</Trans>
          </p>
          <div>
            <Link to="/" className={buttonClass("primary")}>
              <Trans>Look at the shop</Trans>
            </Link>
          </div>
        </>
      )}
      {data?.state === "failed" && (
        <>
          <p role="alert" className="rounded-control bg-bad-soft p-3 break-words text-bad">
            <Trans>The goods could not all be put in: {data.error}</Trans>
          </p>
          <div>
            <Button onClick={onAgain}>
              <Trans>Choose again</Trans>
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
