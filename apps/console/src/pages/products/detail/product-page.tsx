import { useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCan } from "#entities/session";
import { get } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { Badge, ErrorState, Page, Skeleton, type Tab, Tabs } from "#shared/ui";
import { productSearch, type productTabs } from "../search.ts";
import { BarcodesTab } from "./barcodes-tab.tsx";
import { CardTab } from "./card-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { PricesTab } from "./prices-tab.tsx";
import { ProductActions } from "./product-actions.tsx";
import { StockTab } from "./stock-tab.tsx";

type TabId = (typeof productTabs)[number];

export default function ProductPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/shell/products/$id" });
  const product = useQuery(get("/products/{id}", { params: { id } }));
  if (product.isPending)
    return (
      <Page title={t`Product`} heading={<Skeleton className="h-8 w-64" />}>
        <Skeleton className="h-10 w-full" />
        <Skeleton className="h-64 w-full" />
      </Page>
    );
  if (product.isError)
    return (
      <Page title={t`Product`}>
        <ErrorState error={product.error} onRetry={() => void product.refetch()} />
      </Page>
    );
  return <Loaded key={id} product={product.data} />;
}

function Loaded({ product }: { product: Product }) {
  const { t } = useLingui();
  const [{ tab }, setSearch] = useUrlState(productSearch);
  const tabs = useTabs(product);
  const shown = tabs.some(({ id }) => id === tab) ? tab : "overview";
  return (
    <Page title={product.name} heading={<Heading product={product} />} actions={<ProductActions product={product} />}>
      <Tabs label={t`Parts of the product`} tabs={tabs} value={shown} onChange={(next) => setSearch({ tab: next })} />
    </Page>
  );
}

function Heading({ product }: { product: Product }) {
  const { t } = useLingui();
  return (
    <span className="flex flex-wrap items-center gap-2">
      <bdi className="break-words">{product.name}</bdi>
      {product.kind === "service" && <Badge tone="info">{t`Service`}</Badge>}
      {product.archivedAt !== null && <Badge tone="warn">{t`Archived`}</Badge>}
    </span>
  );
}

/** The tabs there are something to see in for this product and this person; only the one shown is drawn. */
function useTabs(product: Product): Tab<TabId>[] {
  const { t } = useLingui();
  const can = useCan();
  const hasStock = can("inventory:read") && product.kind === "stocked";
  const all: Array<{ id: TabId; label: string; shown: boolean; content: ReactNode }> = [
    { id: "overview", label: t`Overview`, shown: true, content: <OverviewTab product={product} /> },
    { id: "stock", label: t`Stock`, shown: hasStock, content: <StockTab product={product} /> },
    { id: "card", label: t`Stock card`, shown: hasStock, content: <CardTab product={product} /> },
    { id: "barcodes", label: t`Barcodes`, shown: true, content: <BarcodesTab product={product} /> },
    { id: "prices", label: t`Prices`, shown: true, content: <PricesTab product={product} /> },
    { id: "history", label: t`History`, shown: can("audit:read"), content: <HistoryTab product={product} /> },
  ];
  return all.filter(({ shown }) => shown);
}
