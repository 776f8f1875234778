import { useLingui } from "@lingui/react/macro";
import type { NegativePolicy } from "@lumbung/sdk";

export const policies: readonly NegativePolicy[] = ["block", "approve", "allow"];

/** What may happen when stock would go below zero. */
export function usePolicyWords(): Readonly<Record<NegativePolicy, { readonly name: string; readonly hint: string }>> {
  const { t } = useLingui();
  return {
    block: { name: t`Refuse`, hint: t`Nothing leaves that is not there. The safest, and right for most shops.` },
    approve: { name: t`Ask for approval`, hint: t`Someone with the right to approve lets it pass, and says why.` },
    allow: { name: t`Let it pass`, hint: t`Sell first, count later: the stock shows below zero until goods are received.` },
  };
}
