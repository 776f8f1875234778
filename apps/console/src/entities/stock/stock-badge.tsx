import { useLingui } from "@lingui/react/macro";
import { Badge } from "#shared/ui";
import type { StockState } from "./level-state.ts";

/** Says in a word that something is low, out or below zero; nothing where all is well. */
export function StockBadge({ state }: { state: StockState }) {
  const { t } = useLingui();
  if (state === "ok") return null;
  const words = { low: t`Low`, out: t`Out`, short: t`Below zero` };
  return <Badge tone={state === "low" ? "warn" : "bad"}>{words[state]}</Badge>;
}
