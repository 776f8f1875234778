import { Trans, useLingui } from "@lingui/react/macro";
import type { Product, Variant } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { api, get, showFieldErrors, useSave } from "#shared/api";
import { Button, Dialog, Problem, toast, VersionConflict } from "#shared/ui";
import { refreshProducts } from "../parts/archive-products.ts";
import { useSaveProduct } from "./use-save-product.ts";
import { useVariantConflictRows } from "./use-variant-conflict-rows.tsx";
import { emptyVariant, newVariant, type VariantValues, variantValues } from "./values.ts";
import { variantFields } from "./variant-errors.ts";
import { VariantFields } from "./variant-fields.tsx";

interface VariantDialogProps {
  readonly product: Product;
  readonly variant: Variant;
  readonly onClose: () => void;
}

/** Changes one SKU of a product. */
export function VariantDialog({ product, variant, onClose }: VariantDialogProps) {
  const { t } = useLingui();
  const form = useForm<{ variants: VariantValues[] }>({ defaultValues: { variants: [variantValues(variant)] } });
  const { save, conflict, submit, keepMine, takeTheirs } = useSaveProduct<VariantValues>({
    product,
    read: ({ variants }) => {
      const now = variants.find(({ id }) => id === variant.id);
      return now && variantValues(now);
    },
    write: (changes, version, key) =>
      api.patch("/products/{id}/variants/{variantId}", { params: { id: product.id, variantId: variant.id }, ifMatch: version, body: changes, ...key }),
    onSaved: () => {
      toast({ tone: "good", title: t`Saved` });
      onClose();
    },
    onTake: (values) => form.reset({ variants: [values] }),
    onError: (error) => showFieldErrors(form, error, variantFields(0)),
  });
  const rows = useVariantConflictRows(conflict && { ...conflict, theirs: conflict.theirs.values });
  const { sku } = variant;
  return (
    <VariantForm
      title={t`Edit ${sku}`}
      form={form}
      product={product}
      busy={save.isPending}
      blocked={conflict !== undefined}
      onClose={onClose}
      onSubmit={(values) => submit({ ...values, sku: values.sku.trim(), baseUnit: values.baseUnit.trim() })}
    >
      {conflict === undefined ? (
        <Problem error={save.error} />
      ) : (
        <VersionConflict fields={rows} busy={save.isPending} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      )}
    </VariantForm>
  );
}

/** Adds a SKU to a product; it is counted like the others. */
export function NewVariantDialog({ product, onClose }: Omit<VariantDialogProps, "variant">) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [first] = product.variants;
  const start = { ...emptyVariant(first?.baseUnit ?? ""), scale: first?.scale ?? 0, price: first?.price ?? null };
  const form = useForm<{ variants: VariantValues[] }>({ defaultValues: { variants: [start] } });
  const save = useSave((values: VariantValues, key) => api.post("/products/{id}/variants", { params: { id: product.id }, body: newVariant(values), ...key }), {
    onSaved: (saved) => {
      client.setQueryData(get("/products/{id}", { params: { id: saved.id } }).queryKey, saved);
      void refreshProducts(client);
      toast({ tone: "good", title: t`The variant is added` });
      onClose();
    },
  });
  return (
    <VariantForm
      title={t`Add a variant`}
      form={form}
      product={product}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={(values) => save.mutate(values, { onError: (error) => showFieldErrors(form, error, variantFields(0)) })}
    >
      <Problem error={save.error} />
    </VariantForm>
  );
}

interface VariantFormProps {
  readonly title: string;
  readonly form: ReturnType<typeof useForm<{ variants: VariantValues[] }>>;
  readonly product: Product;
  readonly busy: boolean;
  readonly blocked?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (values: VariantValues) => void;
  readonly children: React.ReactNode;
}

function VariantForm({ title, form, product, busy, blocked = false, onClose, onSubmit, children }: VariantFormProps) {
  const formId = useId();
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} look="primary" busy={busy} disabled={blocked}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form
          id={formId}
          noValidate
          className="grid gap-4"
          onSubmit={(event) => void form.handleSubmit(({ variants: [values] }) => values && onSubmit(values))(event)}
        >
          {children}
          <VariantFields index={0} named listens counted={product.kind === "stocked"} />
        </form>
      </FormProvider>
    </Dialog>
  );
}
