import { Trans, useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { CloudOff, RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { failureOf } from "#shared/api";
import { Button } from "./button.tsx";

/** Holds the place of what is being loaded, in its shape, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("shimmer rounded-md bg-sunken", className ?? "h-4 w-full")} />;
}

/** Nothing is there: says why, and what to do first. */
export function EmptyState({ icon, title, children, action }: { icon?: ReactNode; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-12 text-center">
      {icon !== undefined && <div className="mb-1 grid size-12 place-items-center rounded-full bg-accent-soft text-accent-text">{icon}</div>}
      <h2 className="text-lg">{title}</h2>
      {children !== undefined && <div className="max-w-md text-muted">{children}</div>}
      {action !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** Something failed: what, what to do about it, and under which number the server's log has it. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useLingui();
  const failure = failureOf(error);
  const title = failure.unreachable ? t`The server cannot be reached` : failure.title || t`Something went wrong`;
  return (
    <div role="alert" className="grid justify-items-center gap-2 px-6 py-10 text-center">
      <div className="mb-1 grid size-12 place-items-center rounded-full bg-bad-soft text-bad">
        {failure.unreachable ? <CloudOff className="size-6" aria-hidden /> : <TriangleAlert className="size-6" aria-hidden />}
      </div>
      <h2 className="text-lg">{title}</h2>
      <div className="grid max-w-lg gap-1 text-muted">
        {failure.unreachable ? (
          <p>
            <Trans>Check the connection. What you have entered stays here.</Trans>
          </p>
        ) : (
          <>
            {failure.detail !== undefined && <p>{failure.detail}</p>}
            {failure.fix !== undefined && <p className="text-text">{failure.fix}</p>}
            <FailureNumber failure={failure} />
          </>
        )}
      </div>
      {onRetry !== undefined && (
        <Button className="mt-3" onClick={onRetry} icon={<RotateCw className="size-4" aria-hidden />}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}

function FailureNumber({ failure }: { failure: ReturnType<typeof failureOf> }) {
  if (failure.requestId === undefined) return null;
  return (
    <p className="text-xs" dir="ltr">
      {failure.code} · {failure.requestId}
    </p>
  );
}

/** The same within a form or a card: one box above what can be corrected. */
export function Problem({ error, className }: { error: unknown; className?: string }) {
  const { t } = useLingui();
  if (error === null || error === undefined) return null;
  const failure = failureOf(error);
  return (
    <div role="alert" className={clsx("flex gap-2 rounded-control bg-bad-soft p-3 text-bad", className)}>
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">
          {failure.unreachable ? t`The server cannot be reached. Try again in a moment.` : failure.title || failure.detail || t`Something went wrong`}
        </p>
        {failure.title !== "" && failure.detail !== undefined && !failure.unreachable && <p>{failure.detail}</p>}
        {failure.fix !== undefined && <p>{failure.fix}</p>}
      </div>
    </div>
  );
}
