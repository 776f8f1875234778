import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";

/** What an entry is about, by its type in the audit trail; the order is that of the filter. */
export function useEntityWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      "stock-document": t`Stock document`,
      product: t`Product`,
      category: t`Category`,
      warehouse: t`Warehouse`,
      location: t`Location`,
      "minimum-level": t`Minimum level`,
      "stock-alert": t`Alert`,
      "negative-stock-policy": t`Rule for stock below zero`,
      import: t`Import`,
      "import-preset": t`Import preset`,
      user: t`Person`,
      invitation: t`Invitation`,
      role: t`Role`,
      "api-key": t`API key`,
      session: t`Session`,
      tenant: t`Business`,
      "dead-event": t`Dead event`,
      job: t`Job`,
    }),
    [t],
  );
}
