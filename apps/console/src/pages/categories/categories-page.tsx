import { Trans, useLingui } from "@lingui/react/macro";
import type { Category } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { FolderPlus, FolderTree } from "lucide-react";
import { useState } from "react";
import { categoriesQuery, treeOf } from "#entities/product";
import { Can } from "#entities/session";
import { useFormat } from "#shared/i18n";
import { useUrlState } from "#shared/lib";
import { Button, Card, Checkbox, EmptyState, ErrorState, Page, Skeleton } from "#shared/ui";
import { CategoryDialog, type Wanted } from "./category-dialog.tsx";
import { CategoryTree } from "./category-tree.tsx";
import { categoriesSearch } from "./search.ts";

export default function CategoriesPage() {
  const { t } = useLingui();
  const { locale } = useFormat();
  const [{ archived }, setSearch] = useUrlState(categoriesSearch);
  const categories = useQuery(categoriesQuery(archived));
  const [wanted, setWanted] = useState<Wanted>();
  const all = categories.data ?? none;
  const add = (
    <Can permission="product:write">
      <Button look="primary" icon={<FolderPlus className="size-4" aria-hidden />} onClick={() => setWanted({ parentId: null })}>
        <Trans>New category</Trans>
      </Button>
    </Can>
  );
  return (
    <Page title={t`Categories`} intro={t`Products are found in their category and in all above it.`} actions={all.length > 0 && add}>
      <Checkbox label={t`Show archived ones too`} checked={archived === "all"} onChange={(on) => setSearch({ archived: on ? "all" : "false" })} />
      <Card className="max-w-3xl overflow-hidden">
        {categories.isPending && <Skeleton className="m-4 h-40" />}
        {categories.isError && <ErrorState error={categories.error} onRetry={() => void categories.refetch()} />}
        {categories.isSuccess && all.length === 0 && (
          <EmptyState icon={<FolderTree className="size-6" aria-hidden />} title={t`No categories yet`} action={add}>
            <Trans>Categories group what you sell, such as drinks, and below it juices and water.</Trans>
          </EmptyState>
        )}
        {all.length > 0 && <CategoryTree nodes={treeOf(all, locale)} onWant={setWanted} />}
      </Card>
      {wanted !== undefined && <CategoryDialog wanted={wanted} all={all} onClose={() => setWanted(undefined)} />}
    </Page>
  );
}

const none: readonly Category[] = [];
