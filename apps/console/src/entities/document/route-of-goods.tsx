import { useLingui } from "@lingui/react/macro";
import { ArrowRight } from "lucide-react";

interface RouteOfGoodsProps {
  /** Names of the warehouses; undefined for one outside the reader's scope. */
  readonly from: string | undefined;
  readonly to?: string | undefined;
  /** Whether goods moved between two own warehouses. */
  readonly isTransfer: boolean;
}

/** Where something happened, or from where to where. */
export function RouteOfGoods({ from, to, isTransfer }: RouteOfGoodsProps) {
  const { t } = useLingui();
  const elsewhere = t`Another warehouse`;
  if (!isTransfer) return <bdi className="block truncate">{from ?? elsewhere}</bdi>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <bdi className="truncate">{from ?? elsewhere}</bdi>
      <ArrowRight className="flip-rtl size-3.5 shrink-0 text-muted" aria-label={t`to`} />
      <bdi className="truncate">{to ?? elsewhere}</bdi>
    </span>
  );
}
