import { useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { PackageSearch, Search } from "lucide-react";
import { useMemo } from "react";
import { useInfiniteList } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { useUrlState } from "#shared/lib";
import { Badge, type Column, DataTable, EmptyState, Input, NativeSelect, Page } from "#shared/ui";
import { productsSearch } from "./search.ts";

export default function ProductsPage() {
  const { t } = useLingui();
  const [search, setSearch] = useUrlState(productsSearch);
  const products = useInfiniteList("/products", { q: search.q, archived: search.archived, sort: search.q === "" ? search.sort : undefined });
  const columns = useColumns();
  return (
    <Page title={t`Products`} fill>
      <DataTable
        label={t`Products`}
        columns={columns}
        rowId={(product) => product.id}
        sort={search.q === "" ? search.sort : undefined}
        onSortChange={(sort) => setSearch({ sort: sort as typeof search.sort })}
        storageKey="products"
        {...products}
        empty={
          <EmptyState
            icon={<PackageSearch className="size-6" aria-hidden />}
            title={search.q === "" ? t`No products yet` : t`Nothing found for “${search.q}”`}
          />
        }
        toolbar={
          <>
            <Input
              type="search"
              aria-label={t`Search products`}
              placeholder={t`Name, SKU, brand or barcode`}
              className="w-full sm:w-80"
              before={<Search className="size-4" aria-hidden />}
              value={search.q}
              onChange={(event) => setSearch({ q: event.target.value }, { replace: true })}
            />
            <NativeSelect
              aria-label={t`Which products`}
              className="w-auto"
              value={search.archived}
              onChange={(event) => setSearch({ archived: event.target.value as typeof search.archived })}
            >
              <option value="false">{t`In use`}</option>
              <option value="true">{t`Archived`}</option>
              <option value="all">{t`All`}</option>
            </NativeSelect>
          </>
        }
      />
    </Page>
  );
}

function useColumns(): Column<Product>[] {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(
    () => [
      { id: "name", header: t`Name`, sortBy: "name", main: true, width: "minmax(14rem, 3fr)", cell: (product) => <NameCell product={product} /> },
      { id: "sku", header: t`SKU`, cell: (product) => <bdi className="block truncate">{product.variants.map((variant) => variant.sku).join(", ")}</bdi> },
      { id: "brand", header: t`Brand`, cell: (product) => product.brand && <bdi className="block truncate">{product.brand}</bdi> },
      { id: "price", header: t`Price`, align: "end", cell: (product) => (product.variants[0]?.price ? format.money(product.variants[0].price) : "–") },
      { id: "updatedAt", header: t`Changed`, sortBy: "updatedAt", hidden: true, align: "end", cell: (product) => format.dateTime(product.updatedAt) },
    ],
    [t, format],
  );
}

function NameCell({ product }: { product: Product }) {
  const { t } = useLingui();
  return (
    <span className="flex min-w-0 items-center gap-2">
      <bdi className="truncate">{product.name}</bdi>
      {product.archivedAt !== null && <Badge>{t`Archived`}</Badge>}
    </span>
  );
}
