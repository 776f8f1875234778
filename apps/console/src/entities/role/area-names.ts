import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { PermissionArea } from "./permission-groups.ts";

/** What the areas of permissions are called. */
export function useAreaNames(): Readonly<Record<PermissionArea, string>> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      products: t`Products`,
      stock: t`Stock`,
      warehouses: t`Warehouses`,
      figures: t`Figures`,
      imports: t`Imports`,
      people: t`Team and programs`,
      business: t`Business`,
      system: t`System`,
    }),
    [t],
  );
}
