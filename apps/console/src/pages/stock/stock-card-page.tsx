import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Package, ScanBarcode } from "lucide-react";
import { useCan } from "#entities/session";
import { levelState, StockBadge } from "#entities/stock";
import { get, useInfiniteList } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { Button, ErrorState, Page, Skeleton } from "#shared/ui";
import { StockCard } from "#widgets/stock-card";
import { DayFlow } from "./day-flow.tsx";
import { stockCardSearch } from "./search.ts";
import { WarehouseLevels } from "./warehouse-levels.tsx";

/** Why there is as much of a SKU as there is: what every warehouse has, what each day did, and every movement with the balance it left. */
export default function StockCardPage() {
  const { t } = useLingui();
  const { variantId } = useParams({ from: "/shell/stock/$variantId" });
  const [search, setSearch] = useUrlState(stockCardSearch);
  // What it is called, also for one that no list of levels shows any more.
  const face = useQuery(get("/inventory/stock-card", { query: { variantId, limit: 1 } }));
  const levels = useInfiniteList("/inventory/levels", { variantId, sum: "true", each: "true" });
  if (face.error !== null && face.data === undefined)
    return (
      <Page title={t`Stock card`}>
        <ErrorState error={face.error} onRetry={() => void face.refetch()} />
      </Page>
    );
  if (face.data === undefined)
    return (
      <Page title={t`Stock card`}>
        <div role="status" aria-label={t`Loading`} className="grid gap-4">
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-64 w-full" />
        </div>
      </Page>
    );
  const { name, sku, baseUnit } = face.data;
  const row = levels.rows?.[0];
  return (
    <Page
      title={name}
      heading={
        <span className="flex flex-wrap items-center gap-2">
          <bdi>{name}</bdi>
          {row !== undefined && <StockBadge state={levelState({ onHand: row.onHand })} />}
        </span>
      }
      intro={<bdi>{sku}</bdi>}
      actions={<Actions sku={sku} />}
    >
      <WarehouseLevels row={row} isLoading={levels.isLoading} unit={baseUnit} chosen={search.warehouse} onChoose={(warehouse) => setSearch({ warehouse })} />
      <DayFlow sku={sku} unit={baseUnit} warehouseId={search.warehouse} onDay={(day) => setSearch({ from: day, to: day })} />
      <section className="grid gap-2">
        <h2 className="text-lg">
          <Trans>Stock card</Trans>
        </h2>
        <StockCard variantId={variantId} name={name} unit={baseUnit} search={search} onChange={setSearch} maxHeight="36rem" />
      </section>
    </Page>
  );
}

function Actions({ sku }: { sku: string }) {
  const can = useCan();
  const found = useQuery({ ...get("/products/lookup", { query: { code: sku } }), enabled: can("product:read") });
  const productId = found.data?.productId;
  const mayRecord = (["inventory:receive", "inventory:issue", "inventory:adjust", "inventory:transfer"] as const).some(can);
  return (
    <>
      {productId !== undefined && (
        <Button asChild>
          <Link to="/products/$id" params={{ id: productId }}>
            <Package className="size-4" aria-hidden />
            <Trans>Product</Trans>
          </Link>
        </Button>
      )}
      {mayRecord && (
        <Button asChild look="primary">
          <Link to="/record">
            <ScanBarcode className="size-4" aria-hidden />
            <Trans>Record</Trans>
          </Link>
        </Button>
      )}
    </>
  );
}
