import { useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { linkOptions } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useStockOfProducts } from "#entities/product";
import { useCan } from "#entities/session";
import { useInfiniteList } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { DataTable, Page } from "#shared/ui";
import { productsSearch } from "../search.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { filtersOf, ListActions, ListFilters } from "./list-filters.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { useColumns } from "./use-columns.tsx";
import { useOpenScanned } from "./use-open-scanned.ts";

export default function ProductsPage() {
  const { t } = useLingui();
  const can = useCan();
  const [search, setSearch] = useUrlState(productsSearch);
  const products = useInfiniteList("/products", filtersOf(search));
  const rows = products.rows ?? none;
  const stock = useStockOfProducts(
    useMemo(() => rows.map(({ id }) => id), [rows]),
    can("inventory:read"),
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => selected.has(id));
  useOpenScanned();
  return (
    <Page title={t`Products`} fill actions={<ListActions search={search} />}>
      <DataTable
        label={t`Products`}
        columns={useColumns(stock)}
        rowId={(product) => product.id}
        rowLink={(product) => linkOptions({ to: "/products/$id", params: { id: product.id } })}
        selection={{ selected, onChange: setSelected, nameOf: (product) => product.name }}
        sort={search.q === "" ? search.sort : undefined}
        onSortChange={(sort) => setSearch({ sort: sort as typeof search.sort })}
        storageKey="products"
        {...products}
        empty={<NothingFound search={search} onClear={() => setSearch({ q: "", category: "", kind: "", low: false, archived: "false" })} />}
        toolbar={chosen.length > 0 ? <BulkBar chosen={chosen} onDone={() => setSelected(new Set())} /> : <ListFilters search={search} onChange={setSearch} />}
      />
    </Page>
  );
}

const none: readonly Product[] = [];
