import { Trans, useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { Compass, Loader2 } from "lucide-react";
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

/** A page that failed leaves the rest of the console standing. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
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
