import { Trans, useLingui } from "@lingui/react/macro";
import type { Dashboard } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { Amount } from "#entities/stock";
import { Card, CardHeader } from "#shared/ui";

/** What customers took most of in the last thirty days; each one opens its history. */
export function TopMovers({ movers }: { movers: Dashboard["topMovers"] }) {
  const { t } = useLingui();
  if (movers.length === 0) return null;
  // For the length of the bars alone.
  const most = Math.max(...movers.map(({ issued }) => Number(issued)), 1e-9);
  return (
    <Card>
      <CardHeader title={<Trans>What goes best</Trans>}>
        <span className="text-sm text-muted">
          <Trans>last 30 days</Trans>
        </span>
      </CardHeader>
      <ol aria-label={t`What goes best`} className="grid gap-0.5 pb-2">
        {movers.map(({ variantId, name, issued, baseUnit }) => (
          <li key={variantId} className="relative grid gap-1 px-4 py-1.5 hover:bg-sunken/60">
            <span className="flex justify-between gap-3">
              <Link to="/stock/$variantId" params={{ variantId }} className="min-w-0 after:absolute after:inset-0">
                <bdi className="block truncate">{name}</bdi>
              </Link>
              <Amount value={issued} unit={baseUnit} />
            </span>
            <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.max(1, (Number(issued) / most) * 100)}%` }} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
