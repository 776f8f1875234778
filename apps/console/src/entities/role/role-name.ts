import { useLingui } from "@lingui/react/macro";
import type { RolePreset } from "@lumbung/contracts";
import { useMemo } from "react";

/** The presets have names in every language; a role of the business's own is called what the business calls it. */
export function useRoleName(): (role: { readonly key: string; readonly name: string }) => string {
  const { t } = useLingui();
  return useMemo(() => {
    const presets: Record<RolePreset, string> = {
      owner: t`Owner`,
      manager: t`Manager`,
      "stock-keeper": t`Stock keeper`,
      cashier: t`Cashier`,
      salesperson: t`Salesperson`,
      accountant: t`Accountant`,
      viewer: t`Viewer`,
    };
    return ({ key, name }) => (key in presets ? presets[key as RolePreset] : name);
  }, [t]);
}
