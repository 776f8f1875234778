import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FolderTree, Plus, Printer, Search, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { CategorySelect, useLabelBasket } from "#entities/product";
import { Can } from "#entities/session";
import { ExportButton } from "#features/export-csv";
import type { UrlState } from "#shared/lib";
import { useDebounced } from "#shared/lib";
import { Button, buttonClass, Input, NativeSelect } from "#shared/ui";
import type { productsSearch } from "../search.ts";

export type ProductsSearch = UrlState<typeof productsSearch>;

/** What the server is asked for; a search is ordered by how well things fit. */
export function filtersOf({ q, category, kind, low, archived, sort }: ProductsSearch) {
  return {
    q: q === "" ? undefined : q,
    categoryId: category === "" ? undefined : category,
    kind: kind === "" ? undefined : kind,
    low: low ? ("true" as const) : undefined,
    archived,
    sort: q === "" ? sort : undefined,
  };
}

interface ListFiltersProps {
  readonly search: ProductsSearch;
  readonly onChange: (change: Partial<ProductsSearch>, options?: { replace?: boolean }) => void;
}

export function ListFilters({ search, onChange }: ListFiltersProps) {
  const { t } = useLingui();
  return (
    <>
      <SearchBox value={search.q} onChange={(q) => onChange({ q }, { replace: true })} />
      <CategorySelect
        aria-label={t`Category`}
        className="min-w-36 flex-1 sm:w-48 sm:flex-none"
        none={t`All categories`}
        value={search.category}
        onChange={(category) => onChange({ category })}
      />
      <NativeSelect
        aria-label={t`Which products`}
        className="min-w-36 flex-1 sm:w-auto sm:min-w-0 sm:flex-none"
        value={search.archived}
        onChange={(event) => onChange({ archived: event.target.value as ProductsSearch["archived"] })}
      >
        <option value="false">{t`In use`}</option>
        <option value="true">{t`Archived`}</option>
        <option value="all">{t`All`}</option>
      </NativeSelect>
      <span className="hidden lg:inline-flex">
        <NativeSelect
          aria-label={t`Kind`}
          className="w-auto"
          value={search.kind}
          onChange={(event) => onChange({ kind: event.target.value as ProductsSearch["kind"] })}
        >
          <option value="">{t`Goods and services`}</option>
          <option value="stocked">{t`Goods`}</option>
          <option value="service">{t`Services`}</option>
        </NativeSelect>
      </span>
      <Can permission="inventory:read">
        <button
          type="button"
          aria-pressed={search.low}
          className={buttonClass("secondary", "aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text")}
          onClick={() => onChange({ low: !search.low })}
        >
          <TriangleAlert className="size-4" aria-hidden />
          <Trans>Low or out</Trans>
        </button>
      </Can>
    </>
  );
}

/** Shows every letter at once and asks once one has stopped typing. */
function SearchBox({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed, 200);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  useEffect(() => {
    if (settled !== latest.current.value) latest.current.onChange(settled);
  }, [settled]);
  // The back button, or a link, has changed the address.
  useEffect(() => setTyped((now) => (now.trim() === value.trim() ? now : value)), [value]);
  return (
    <Input
      type="search"
      data-search
      aria-label={t`Search products`}
      placeholder={t`Name, SKU, brand or barcode`}
      className="w-full sm:w-72"
      before={<Search className="size-4" aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

/** What one comes to the list for besides looking. */
export function ListActions({ search }: { search: ProductsSearch }) {
  const gathered = useLabelBasket(({ items }) => items.length);
  return (
    <>
      <ExportButton path="/products.csv" name="products" query={filtersOf(search)} />
      <Button asChild>
        <Link to="/categories">
          <FolderTree className="size-4" aria-hidden />
          <span className="max-sm:sr-only">
            <Trans>Categories</Trans>
          </span>
        </Link>
      </Button>
      {gathered > 0 && (
        <Button asChild>
          <Link to="/products/labels">
            <Printer className="size-4" aria-hidden />
            <span className="max-sm:sr-only">
              <Trans>Labels ({gathered})</Trans>
            </span>
          </Link>
        </Button>
      )}
      <Can permission="product:write">
        <Button asChild look="primary">
          <Link to="/products/new">
            <Plus className="size-4" aria-hidden />
            <Trans>New product</Trans>
          </Link>
        </Button>
      </Can>
    </>
  );
}
