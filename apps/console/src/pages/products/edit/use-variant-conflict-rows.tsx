import { useLingui } from "@lingui/react/macro";
import { useFormat } from "#shared/i18n";
import type { ConflictingField } from "#shared/ui";
import type { VariantValues } from "./values.ts";

interface Clash {
  readonly mine: VariantValues;
  readonly theirs: VariantValues;
  readonly fields: ReadonlyArray<keyof VariantValues>;
}

/** What both have changed of a SKU, as people read it. */
export function useVariantConflictRows(clash: Clash | undefined): ConflictingField[] {
  const { t } = useLingui();
  const format = useFormat();
  if (clash === undefined) return [];
  const labels: Record<keyof VariantValues, string> = {
    sku: t`SKU`,
    name: t`Variant`,
    baseUnit: t`Unit`,
    scale: t`Decimals`,
    barcodes: t`Barcodes`,
    price: t`Price`,
    cost: t`Cost`,
  };
  function show(values: VariantValues, field: keyof VariantValues): string {
    if (field === "price" || field === "cost") {
      const amount = values[field];
      return amount ? format.money(amount) : "–";
    }
    if (field === "scale") return format.count(values.scale);
    const text = field === "barcodes" ? values.barcodes.join(", ") : values[field];
    return text === "" ? "–" : text;
  }
  return clash.fields.map((field) => ({
    label: labels[field],
    mine: <bdi>{show(clash.mine, field)}</bdi>,
    theirs: <bdi>{show(clash.theirs, field)}</bdi>,
  }));
}
