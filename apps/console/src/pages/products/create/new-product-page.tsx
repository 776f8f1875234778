import { Trans, useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { api, showFieldErrors, useSave } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { Button, Card, CardHeader, Page, Problem, Switch, toast } from "#shared/ui";
import { ProductFields } from "../edit/product-fields.tsx";
import { emptyVariant, newVariant, type ProductValues, productPatch, type VariantValues } from "../edit/values.ts";
import { refusedVariant, variantFields } from "../edit/variant-errors.ts";
import { VariantFields } from "../edit/variant-fields.tsx";
import { refreshProducts } from "../parts/archive-products.ts";
import { newProductSearch } from "../search.ts";
import { SeveralVariants } from "./several-variants.tsx";

interface Values extends ProductValues {
  /** One SKU, or several that differ in something. */
  several: boolean;
  variants: VariantValues[];
}

export default function NewProductPage() {
  const { t } = useLingui();
  const [start] = useUrlState(newProductSearch);
  const navigate = useNavigate();
  const client = useQueryClient();
  const goOn = useRef(false);
  const unit = t`piece`;
  const form = useForm<Values>({
    defaultValues: {
      name: start.name,
      brand: "",
      categoryId: start.category,
      description: "",
      kind: "stocked",
      custom: {},
      several: false,
      variants: [{ ...emptyVariant(unit), barcodes: start.barcode === "" ? [] : [start.barcode] }],
    },
  });
  const [several, kind] = form.watch(["several", "kind"]);
  const save = useSave(({ several: _, variants, ...product }: Values, key) => api.post("/products", { body: bodyOf(product, variants), ...key }), {
    onSaved: (product, values) => {
      void refreshProducts(client);
      saved(product, values);
    },
  });

  function saved(product: Product, values: Values): void {
    const { name } = product;
    if (!goOn.current) {
      toast({ tone: "good", title: t`“${name}” is added` });
      void navigate({ to: "/products/$id", params: { id: product.id }, replace: true });
      return;
    }
    const open = () => void navigate({ to: "/products/$id", params: { id: product.id } });
    toast({ tone: "good", title: t`“${name}” is added`, action: { label: t`Show`, onSelect: open } });
    // What the next one most likely has in common stays.
    const { baseUnit, scale } = values.variants[0] ?? emptyVariant(unit);
    form.reset({ ...values, name: "", description: "", several: false, variants: [{ ...emptyVariant(baseUnit), scale }] });
    form.setFocus("name");
  }
  function submit(values: Values, another: boolean): void {
    goOn.current = another;
    const trimmed = { ...values, name: values.name.trim() };
    save.mutate(trimmed, { onError: (error) => showFieldErrors(form, error, variantFields(refusedVariant(error, values.variants))) });
  }
  function showSeveral(on: boolean): void {
    form.setValue("several", on);
    if (!on) form.setValue("variants", form.getValues("variants").slice(0, 1));
  }

  return (
    <Page title={t`New product`}>
      <FormProvider {...form}>
        <form noValidate className="grid max-w-4xl gap-4" onSubmit={(event) => void form.handleSubmit((values) => submit(values, false))(event)}>
          <Card>
            <CardHeader title={t`Product`} />
            <div className="px-4 pb-4">
              <ProductFields autoFocus />
            </div>
          </Card>
          <Card>
            <CardHeader title={t`What is sold`}>
              <Switch label={t`In several variants`} checked={several} onChange={showSeveral} />
            </CardHeader>
            <div className="px-4 pb-4">
              {several ? <SeveralVariants counted={kind === "stocked"} /> : <VariantFields index={0} named={false} listens counted={kind === "stocked"} />}
            </div>
          </Card>
          <Problem error={save.error} />
          <div className="flex flex-wrap justify-end gap-2 pb-4">
            <Button asChild>
              <Link to="/products">
                <Trans>Cancel</Trans>
              </Link>
            </Button>
            <Button disabled={save.isPending} onClick={() => void form.handleSubmit((values) => submit(values, true))()}>
              <Trans>Save and add another</Trans>
            </Button>
            <Button type="submit" look="primary" busy={save.isPending}>
              <Trans>Save</Trans>
            </Button>
          </div>
        </form>
      </FormProvider>
    </Page>
  );
}

/** As the server takes it; the SKUs of one product are counted alike. */
function bodyOf(product: ProductValues, variants: readonly VariantValues[]) {
  const { categoryId, custom, ...plain } = productPatch(product);
  const [first] = variants;
  const alike = first && { baseUnit: first.baseUnit.trim(), scale: first.scale };
  return {
    ...plain,
    name: product.name,
    ...(categoryId ? { categoryId } : {}),
    custom: Object.fromEntries(Object.entries(custom ?? {}).filter(([, value]) => value !== null && value !== undefined)),
    variants: variants.map((variant) => ({ ...newVariant(variant), ...alike })),
  };
}
