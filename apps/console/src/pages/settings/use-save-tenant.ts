import { useLingui } from "@lingui/react/macro";
import type { Tenant } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { api, get, useVersionedSave } from "#shared/api";
import { useBusinessFormat } from "#shared/i18n";
import { toast } from "#shared/ui";

interface SaveTenantOptions<Values> {
  readonly tenant: Tenant;
  readonly read: (tenant: Tenant) => Values;
  readonly onTake: (values: Values) => void;
  readonly onError?: (error: unknown) => void;
}

/** Saves settings of the business; what is shown in its zone and currency follows at once. */
export function useSaveTenant<Values extends Partial<Tenant>>({ tenant, read, onTake, onError = () => undefined }: SaveTenantOptions<Values>) {
  const { t } = useLingui();
  const client = useQueryClient();
  return useVersionedSave<Tenant, Values>({
    thing: tenant,
    read: (one) => ({ values: read(one), version: one.version }),
    reload: () => api.get("/tenants/current"),
    write: (changes, version, key) => api.patch("/tenants/current", { ifMatch: version, body: changes, ...key }),
    invalidates: [["/auth/me"], ["/tenants"]],
    onSaved: (saved) => {
      client.setQueryData(get("/tenants/current").queryKey, saved);
      useBusinessFormat.setState({ timeZone: saved.timeZone, currency: saved.currency });
      toast({ title: t`Saved`, tone: "good", key: "settings" });
    },
    onTake,
    onError,
  });
}
