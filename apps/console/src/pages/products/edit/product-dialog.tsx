import { Trans, useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useId } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useCategories } from "#entities/product";
import { useCustomFields } from "#features/custom-fields";
import { api, showFieldErrors } from "#shared/api";
import { Button, type ConflictingField, Dialog, Problem, toast, VersionConflict } from "#shared/ui";
import { ProductFields } from "./product-fields.tsx";
import { useSaveProduct } from "./use-save-product.ts";
import { type ProductValues, productPatch, productValues } from "./values.ts";

/** Changes what a product is called and where it belongs. */
export function ProductDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useLingui();
  const formId = useId();
  const form = useForm<ProductValues>({ defaultValues: productValues(product) });
  const { save, conflict, submit, keepMine, takeTheirs } = useSaveProduct<ProductValues>({
    product,
    read: productValues,
    write: (changes, version, key) => api.patch("/products/{id}", { params: { id: product.id }, ifMatch: version, body: productPatch(changes), ...key }),
    onSaved: () => {
      toast({ tone: "good", title: t`Saved` });
      onClose();
    },
    onTake: (values) => form.reset(values),
    onError: (error) => showFieldErrors(form, error),
  });
  const rows = useConflictRows(conflict && { ...conflict, theirs: conflict.theirs.values });
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t`Edit product`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={save.isPending} disabled={conflict !== undefined}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form
          id={formId}
          noValidate
          onSubmit={(event) => void form.handleSubmit((values) => submit({ ...values, name: values.name.trim() }))(event)}
          className="grid gap-4"
        >
          {conflict === undefined ? (
            <Problem error={save.error} />
          ) : (
            <VersionConflict fields={rows} busy={save.isPending} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
          )}
          <ProductFields />
        </form>
      </FormProvider>
    </Dialog>
  );
}

interface Clash {
  readonly mine: ProductValues;
  readonly theirs: ProductValues;
  readonly fields: ReadonlyArray<keyof ProductValues>;
}

/** What both have changed, as people read it. */
function useConflictRows(clash: Clash | undefined): ConflictingField[] {
  const { t } = useLingui();
  const { path } = useCategories();
  const custom = useCustomFields();
  if (clash === undefined) return [];
  const words = (value: unknown) => (value === null || value === undefined || value === "" ? "–" : String(value));
  const kinds = { stocked: t`Goods`, service: t`Service` };
  const labels = { name: t`Name`, brand: t`Brand`, categoryId: t`Category`, description: t`Description`, kind: t`Kind` };
  return clash.fields.flatMap((field): ConflictingField[] => {
    const { mine, theirs } = clash;
    if (field === "custom")
      return custom
        .filter(({ key }) => mine.custom[key] !== theirs.custom[key])
        .map(({ key, label }) => ({ label, mine: words(mine.custom[key]), theirs: words(theirs.custom[key]) }));
    const show = (values: ProductValues) =>
      field === "kind" ? kinds[values.kind] : field === "categoryId" ? words(path(values.categoryId).join(" › ")) : words(values[field]);
    return [{ label: labels[field], mine: <bdi>{show(mine)}</bdi>, theirs: <bdi>{show(theirs)}</bdi> }];
  });
}
