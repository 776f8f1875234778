import { Trans, useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { Compass, Loader2 } from "lucide-react";
import { useEffect } from "react";
import { failureOf } from "#shared/api";
import { Button, EmptyState, ErrorState } from "#shared/ui";

export function NotFound() {
  return (
    <EmptyState
      icon={<Compass className="size-6" aria-hidden />}
      title={<Trans>There is no such page</Trans>}
      action={
        <Button asChild>
          <Link to="/">
            <Trans>Go to the start</Trans>
          </Link>
        </Button>
      }
    >
      <Trans>The address may be mistyped, or what it showed is gone.</Trans>
    </EmptyState>
  );
}

export function Pending() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="grid min-h-60 place-items-center text-muted">
      <Loader2 className="size-6 animate-spin" aria-hidden />
    </div>
  );
}

const tryAgainMs = 4_000;

/** A page that failed leaves the rest of the console standing. Where only the connection is missing, it goes on by itself. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { unreachable } = failureOf(error);
  useEffect(() => {
    if (!unreachable) return;
    const again = () => {
      reset();
      void router.invalidate();
    };
    const timer = setInterval(again, tryAgainMs);
    addEventListener("online", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
    };
  }, [unreachable, reset, router]);
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
