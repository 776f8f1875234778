import { Trans, useLingui } from "@lingui/react/macro";
import type { Product, Variant } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { variantLabel } from "#entities/product";
import { useCan } from "#entities/session";
import { api, failureOf } from "#shared/api";
import { Card, CardHeader, Problem, toast, VersionConflict } from "#shared/ui";
import { BarcodesInput } from "../edit/barcodes-input.tsx";
import { useSaveProduct } from "../edit/use-save-product.ts";
import { useVariantConflictRows } from "../edit/use-variant-conflict-rows.tsx";
import { type VariantValues, variantValues } from "../edit/values.ts";
import { refreshProducts } from "../parts/archive-products.ts";

/** The codes each SKU is known by; a scanner adds one to the SKU whose field has the cursor. */
export function BarcodesTab({ product }: { product: Product }) {
  const can = useCan();
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {product.variants.map((variant) => (
        <Card key={variant.id}>
          <CardHeader title={<bdi>{variantLabel(variant)}</bdi>} />
          <div className="px-4 pb-4">
            {can("product:write") ? <EditBarcodes key={product.version} product={product} variant={variant} /> : <Barcodes variant={variant} />}
          </div>
        </Card>
      ))}
    </div>
  );
}

function Barcodes({ variant }: { variant: Variant }) {
  if (variant.barcodes.length === 0)
    return (
      <p className="text-muted">
        <Trans>No barcode</Trans>
      </p>
    );
  return (
    <ul className="flex flex-wrap gap-1.5">
      {variant.barcodes.map((code) => (
        <li key={code} className="tabular rounded-control bg-sunken px-2.5 py-1.5" dir="ltr">
          {code}
        </li>
      ))}
    </ul>
  );
}

/** Saved at once, code by code; what was removed can be put back. */
function EditBarcodes({ product, variant }: { product: Product; variant: Variant }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const before = variantValues(variant);
  const { save, conflict, submit, keepMine, takeTheirs } = useSaveProduct<VariantValues>({
    product,
    read: ({ variants }) => {
      const now = variants.find(({ id }) => id === variant.id);
      return now && variantValues(now);
    },
    write: ({ barcodes }, version, key) =>
      api.patch("/products/{id}/variants/{variantId}", { params: { id: product.id, variantId: variant.id }, ifMatch: version, body: { barcodes }, ...key }),
    onSaved: (saved) => {
      const now = saved.variants.find(({ id }) => id === variant.id)?.barcodes ?? [];
      const removed = variant.barcodes.filter((code) => !now.includes(code));
      const undo = { label: t`Undo`, onSelect: () => void restore(saved.version) };
      toast({ tone: "good", title: removed.length > 0 ? t`${removed.join(", ")} is removed` : t`Saved`, action: removed.length > 0 ? undo : undefined });
    },
    onTake: () => undefined,
    onError: () => undefined,
  });
  const rows = useVariantConflictRows(conflict && { ...conflict, theirs: conflict.theirs.values });

  async function restore(version: number): Promise<void> {
    try {
      await api.patch("/products/{id}/variants/{variantId}", {
        params: { id: product.id, variantId: variant.id },
        ifMatch: version,
        body: { barcodes: variant.barcodes },
      });
      await refreshProducts(client);
    } catch (error) {
      const { title, fix } = failureOf(error);
      toast({ tone: "bad", title, detail: fix });
    }
  }
  return (
    <div className="grid gap-2">
      {conflict !== undefined && <VersionConflict fields={rows} busy={save.isPending} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />}
      {conflict === undefined && <Problem error={save.error} />}
      <BarcodesInput
        aria-label={t`New barcode`}
        value={save.isPending ? (save.variables.changes.barcodes ?? before.barcodes) : before.barcodes}
        onChange={(barcodes) => submit({ ...before, barcodes })}
      />
    </div>
  );
}
