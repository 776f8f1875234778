import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown } from "lucide-react";
import { useMe } from "#entities/session";
import { get } from "#shared/api";
import { Menu, MenuRadio } from "#shared/ui";
import { useSwitchTenant } from "./use-switch-tenant.ts";

/** The business one works in; a choice where there are several. */
export function TenantSwitcher() {
  const { t } = useLingui();
  const { tenant, user } = useMe();
  const tenants = useQuery({ ...get("/tenants"), enabled: user !== null, staleTime: 5 * 60_000 });
  const switchTo = useSwitchTenant();
  const others = tenants.data?.items ?? [];
  if (others.length < 2)
    return (
      <span className="min-w-0 truncate font-medium">
        <bdi>{tenant.name}</bdi>
      </span>
    );
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="control flex min-w-0 items-center gap-1.5 rounded-control px-2 font-medium hover:bg-sunken">
          <bdi className="truncate">{tenant.name}</bdi>
          <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden />
          <span className="sr-only">{t`Switch business`}</span>
        </button>
      }
    >
      <MenuRadio
        label={t`Switch business`}
        value={tenant.id}
        onChange={(id) => id !== tenant.id && switchTo.mutate(id)}
        options={others.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
      />
    </Menu>
  );
}
