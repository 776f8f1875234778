import { Trans, useLingui } from "@lingui/react/macro";
import type { Product, Variant } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Archive, ArchiveRestore, MoreHorizontal, Pencil, Plus, Printer } from "lucide-react";
import { useState } from "react";
import { addToBasket, type StockRows, sumStock, useStockOfProduct, variantLabel } from "#entities/product";
import { useCan } from "#entities/session";
import { Amount, StockBadge } from "#entities/stock";
import { api, failureOf, get, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { Badge, Button, Card, CardHeader, IconButton, Menu, MenuItem, toast } from "#shared/ui";
import { NewVariantDialog, VariantDialog } from "../edit/variant-dialog.tsx";
import { refreshProducts } from "../parts/archive-products.ts";
import { stateOf } from "../parts/stock-state.ts";

/** The SKUs of a product with their stock and price; each opens its stock card. */
export function VariantList({ product }: { product: Product }) {
  const { t } = useLingui();
  const can = useCan();
  const hasStock = can("inventory:read") && product.kind === "stocked";
  const stock = useStockOfProduct(product.id, hasStock);
  const [editing, setEditing] = useState<string>();
  const [adding, setAdding] = useState(false);
  const edited = product.variants.find(({ id }) => id === editing);
  const rows = stock.data?.items;
  return (
    <Card>
      <CardHeader title={t`SKUs`}>
        {can("product:write") && product.archivedAt === null && (
          <Button look="quiet" icon={<Plus className="size-4" aria-hidden />} onClick={() => setAdding(true)}>
            <Trans>Add a variant</Trans>
          </Button>
        )}
      </CardHeader>
      <ul className="divide-y divide-line/70 border-t border-line/70">
        {product.variants.map((variant) => (
          <VariantRow
            key={variant.id}
            product={product}
            variant={variant}
            stock={hasStock ? (rows?.filter(({ variantId }) => variantId === variant.id) ?? []) : undefined}
            onEdit={() => setEditing(variant.id)}
          />
        ))}
      </ul>
      {edited !== undefined && <VariantDialog product={product} variant={edited} onClose={() => setEditing(undefined)} />}
      {adding && <NewVariantDialog product={product} onClose={() => setAdding(false)} />}
    </Card>
  );
}

interface VariantRowProps {
  readonly product: Product;
  readonly variant: Variant;
  /** Undefined where there is none to see. */
  readonly stock: StockRows | undefined;
  readonly onEdit: () => void;
}

function VariantRow({ product, variant, stock, onEdit }: VariantRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const sum = stock && sumStock(stock);
  const face = (
    <>
      <bdi className="font-medium break-words">{variant.sku}</bdi>
      {variant.name !== "" && <bdi className="text-muted">{variant.name}</bdi>}
    </>
  );
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-0.5">
        <span className="flex min-w-32 flex-1 flex-wrap items-center gap-x-2">
          {stock === undefined ? (
            face
          ) : (
            <Link
              to="/products/$id"
              params={{ id: product.id }}
              search={{ tab: "card", variant: variant.id }}
              className="flex flex-wrap gap-x-2 hover:underline"
            >
              {face}
              <span className="sr-only">{t`Stock card`}</span>
            </Link>
          )}
          {variant.archivedAt !== null && <Badge>{t`Archived`}</Badge>}
        </span>
        {sum !== undefined && (
          <span className="tabular inline-flex items-center gap-2">
            <StockBadge state={stateOf(stock ?? [])} />
            <Amount value={sum.onHand} unit={variant.baseUnit} />
          </span>
        )}
        <span className="tabular sm:min-w-20 sm:text-end">{variant.price === null ? "–" : format.money(variant.price)}</span>
      </div>
      <VariantMenu product={product} variant={variant} onEdit={onEdit} />
    </li>
  );
}

function VariantMenu({ product, variant, onEdit }: Omit<VariantRowProps, "stock">) {
  const { t } = useLingui();
  const can = useCan();
  const client = useQueryClient();
  const { sku } = variant;
  const isArchived = variant.archivedAt !== null;
  const archive = useSave(
    (archived: boolean, key) =>
      api.post(archived ? "/products/{id}/variants/{variantId}/archive" : "/products/{id}/variants/{variantId}/restore", {
        params: { id: product.id, variantId: variant.id },
        ...key,
      }),
    {
      onSaved: (saved, archived) => {
        client.setQueryData(get("/products/{id}", { params: { id: saved.id } }).queryKey, saved);
        void refreshProducts(client);
        toast({
          tone: "good",
          title: archived ? t`${sku} is archived` : t`${sku} is in use again`,
          action: archived ? { label: t`Undo`, onSelect: () => setArchived(false) } : undefined,
        });
      },
    },
  );
  function setArchived(archived: boolean): void {
    archive.mutate(archived, {
      onError: (error) => {
        const { title, fix } = failureOf(error);
        toast({ tone: "bad", title, detail: fix });
      },
    });
  }
  return (
    <Menu trigger={<IconButton label={t`More about ${sku}`} icon={<MoreHorizontal className="size-4" aria-hidden />} />}>
      {can("product:write") && (
        <MenuItem icon={<Pencil className="size-4" aria-hidden />} onSelect={onEdit}>
          <Trans>Edit</Trans>
        </MenuItem>
      )}
      <MenuItem
        icon={<Printer className="size-4" aria-hidden />}
        onSelect={() => {
          addToBasket([{ variantId: variant.id, label: variantLabel(variant), productName: product.name, count: 1 }]);
          toast({ tone: "good", title: t`${sku} is among the labels to print` });
        }}
      >
        <Trans>Add to the labels</Trans>
      </MenuItem>
      {can("product:write") && product.archivedAt === null && (
        <MenuItem
          icon={isArchived ? <ArchiveRestore className="size-4" aria-hidden /> : <Archive className="size-4" aria-hidden />}
          onSelect={() => setArchived(!isArchived)}
        >
          {isArchived ? <Trans>Restore</Trans> : <Trans>Archive</Trans>}
        </MenuItem>
      )}
    </Menu>
  );
}
