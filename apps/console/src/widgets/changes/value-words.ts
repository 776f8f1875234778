import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";

/** What the codes among the values mean, by field and code. */
export function useValueWords(): (field: string, code: string) => string | undefined {
  const { t } = useLingui();
  return useMemo(() => {
    const policies = { block: t`Block`, approve: t`Ask for approval`, allow: t`Allow` };
    const words: Record<string, Record<string, string>> = {
      kind: { stocked: t`Kept in stock`, service: t`Service`, main: t`Main warehouse`, branch: t`Branch`, virtual: t`Virtual` },
      tracking: { none: t`Nothing`, lot: t`Lot`, serial: t`Serial number` },
      policy: policies,
      negativeStock: policies,
      how: { password: t`Password`, invitation: t`Invitation` },
      state: { active: t`Active`, acknowledged: t`Acknowledged`, resolved: t`Resolved` },
    };
    return (field, code) => words[field]?.[code];
  }, [t]);
}
