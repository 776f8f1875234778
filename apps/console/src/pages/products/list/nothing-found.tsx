import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PackageCheck, PackagePlus, PackageSearch } from "lucide-react";
import { Can } from "#entities/session";
import { Button, EmptyState } from "#shared/ui";
import type { ProductsSearch } from "./list-filters.tsx";

/** Why the list is empty, and what to do about it. */
export function NothingFound({ search, onClear }: { search: ProductsSearch; onClear: () => void }) {
  const { t } = useLingui();
  const { q, category, kind, low, archived } = search;
  const filtered = q !== "" || category !== "" || kind !== "" || low || archived !== "false";
  const clear = (
    <Button onClick={onClear}>
      <Trans>Show all products</Trans>
    </Button>
  );
  if (!filtered)
    return (
      <EmptyState icon={<PackagePlus className="size-6" aria-hidden />} title={t`No products yet`} action={<NewProduct name="" />}>
        <Trans>Add the first thing you sell. You can scan its barcode.</Trans>
      </EmptyState>
    );
  if (q === "" && low) return <EmptyState icon={<PackageCheck className="size-6" aria-hidden />} title={t`Nothing runs out`} action={clear} />;
  return (
    <EmptyState
      icon={<PackageSearch className="size-6" aria-hidden />}
      title={q === "" ? t`No product is like this` : t`Nothing found for “${q}”`}
      action={
        <>
          {clear}
          {q !== "" && <NewProduct name={q} />}
        </>
      }
    />
  );
}

function NewProduct({ name }: { name: string }) {
  return (
    <Can permission="product:write">
      <Button asChild look="primary">
        <Link to="/products/new" search={{ name }}>
          <Trans>New product</Trans>
        </Link>
      </Button>
    </Can>
  );
}
