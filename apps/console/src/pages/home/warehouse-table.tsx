import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Dashboard } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { useCan } from "#entities/session";
import { useFormat } from "#shared/i18n";
import { Badge, Card, CardHeader } from "#shared/ui";

/** Every warehouse with what it has; each one opens its stock. */
export function WarehouseTable({ warehouses }: { warehouses: Dashboard["warehouses"] }) {
  const { t } = useLingui();
  const format = useFormat();
  const seesCost = useCan()("cost:read");
  return (
    <Card>
      <CardHeader title={<Trans>Warehouses</Trans>} />
      <ul aria-label={t`Warehouses`} className="divide-y divide-line/70">
        {warehouses.map(({ warehouseId, name, value, skusInStock, low, out, movementsToday }) => (
          <li key={warehouseId} className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-sunken/60">
            <span className="min-w-0 flex-1">
              <Link to="/stock" search={{ warehouse: warehouseId }} className="block font-medium after:absolute after:inset-0">
                <bdi className="block truncate">{name}</bdi>
              </Link>
              <span className="block text-sm text-muted">
                <Plural value={skusInStock} one="# product" other="# products" /> ·{" "}
                <Plural value={movementsToday} one="# movement today" other="# movements today" />
              </span>
            </span>
            {low > 0 && <Badge tone="warn">{t`Low: ${format.count(low)}`}</Badge>}
            {out > 0 && <Badge tone="bad">{t`Out: ${format.count(out)}`}</Badge>}
            {seesCost && value !== null && <span className="tabular font-medium">{format.compactMoney(value)}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
