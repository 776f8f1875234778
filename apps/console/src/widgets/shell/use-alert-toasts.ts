import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useWarehouseNames } from "#entities/warehouse";
import { useLiveEvents } from "#features/stock-socket";
import { toast } from "#shared/ui";

/** Says in passing when goods run low or out: one by its name, many by their number. */
export function useAlertToasts(): void {
  const { t } = useLingui();
  const nameOf = useWarehouseNames();
  const navigate = useNavigate();
  const { routesByPath } = useRouter();
  useLiveEvents(({ opened }) => {
    const [first] = opened;
    if (first === undefined) return;
    const { sku } = first;
    const warehouse = nameOf(first.warehouseId) ?? "";
    const count = opened.length;
    const one = first.kind === "out" ? t`${sku} has run out` : t`${sku} is running low`;
    toast({
      key: "alerts",
      tone: "warn",
      title: count === 1 ? one : t`${plural(count, { one: "# item runs low or out", other: "# items run low or out" })}`,
      detail: count === 1 ? warehouse : undefined,
      ...("/alerts" in routesByPath ? { action: { label: t`Show`, onSelect: () => void navigate({ to: "/alerts" as "/" }) } } : {}),
    });
  });
}
