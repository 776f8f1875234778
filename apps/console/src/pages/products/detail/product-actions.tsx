import { Trans, useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Archive, ArchiveRestore, MoreHorizontal, Pencil, Plus, Printer, ScanBarcode } from "lucide-react";
import { useState } from "react";
import { addToBasket, basketItemsOf, variantsInUse } from "#entities/product";
import { useCan } from "#entities/session";
import { useSave } from "#shared/api";
import { Button, ConfirmDialog, IconButton, Menu, MenuItem, toast } from "#shared/ui";
import { ProductDialog } from "../edit/product-dialog.tsx";
import { NewVariantDialog } from "../edit/variant-dialog.tsx";
import { archiveProduct, refreshProducts, useArchivedToast } from "../parts/archive-products.ts";

type Open = "edit" | "variant" | "archive" | undefined;

/** What can be done with the product. */
export function ProductActions({ product }: { product: Product }) {
  const { t } = useLingui();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>();
  const tellArchived = useArchivedToast();
  const isArchived = product.archivedAt !== null;
  const mayMove = (["inventory:receive", "inventory:issue", "inventory:adjust"] as const).some(can);
  const [first] = variantsInUse(product);
  const { name } = product;

  const archive = useSave((reason: string) => archiveProduct(product.id, reason, true), {
    onSaved: () => {
      setOpen(undefined);
      tellArchived([product]);
      void refreshProducts(client);
    },
  });
  const restore = useSave(() => archiveProduct(product.id, "", false), {
    onSaved: () => {
      toast({ tone: "good", title: t`In use again` });
      void refreshProducts(client);
    },
  });
  const close = () => setOpen(undefined);
  const print = () => {
    addToBasket(basketItemsOf([product]));
    void navigate({ to: "/products/labels" });
  };

  return (
    <>
      {can("product:write") && isArchived && (
        <Button look="primary" busy={restore.isPending} icon={<ArchiveRestore className="size-4" aria-hidden />} onClick={() => restore.mutate(undefined)}>
          <Trans>Restore</Trans>
        </Button>
      )}
      {!isArchived && product.kind === "stocked" && mayMove && first !== undefined && (
        <Button asChild look="primary">
          <Link to="/record" search={{ sku: first.sku }}>
            <ScanBarcode className="size-4" aria-hidden />
            <Trans>Record movement</Trans>
          </Link>
        </Button>
      )}
      {can("product:write") && (
        <Button icon={<Pencil className="size-4" aria-hidden />} onClick={() => setOpen("edit")}>
          <Trans>Edit</Trans>
        </Button>
      )}
      <Menu trigger={<IconButton label={t`More`} look="bordered" icon={<MoreHorizontal className="size-4" aria-hidden />} />}>
        <MenuItem icon={<Printer className="size-4" aria-hidden />} onSelect={print}>
          <Trans>Print labels</Trans>
        </MenuItem>
        {can("product:write") && !isArchived && (
          <>
            <MenuItem icon={<Plus className="size-4" aria-hidden />} onSelect={() => setOpen("variant")}>
              <Trans>Add a variant</Trans>
            </MenuItem>
            <MenuItem icon={<Archive className="size-4" aria-hidden />} danger onSelect={() => setOpen("archive")}>
              <Trans>Archive …</Trans>
            </MenuItem>
          </>
        )}
      </Menu>
      {open === "edit" && <ProductDialog product={product} onClose={close} />}
      {open === "variant" && <NewVariantDialog product={product} onClose={close} />}
      <ConfirmDialog
        open={open === "archive"}
        onOpenChange={(shown) => !shown && close()}
        title={t`Archive “${name}”?`}
        action={t`Archive`}
        danger
        askReason
        busy={archive.isPending}
        error={archive.error}
        onConfirm={(reason) => archive.mutate(reason)}
      >
        <Trans>It goes out of use. Its history and its stock stay; it does not move until it is restored.</Trans>
      </ConfirmDialog>
    </>
  );
}
