import { useLingui } from "@lingui/react/macro";
import { api } from "#shared/api";
import { Combobox, type ComboboxOption } from "#shared/ui";

interface SkuFilterProps {
  /** A SKU; empty for all. */
  readonly value: string;
  readonly onChange: (sku: string) => void;
  readonly className?: string;
}

/** Narrows a list to one SKU, found by name, SKU or barcode. */
export function SkuFilter({ value, onChange, className }: SkuFilterProps) {
  const { t } = useLingui();
  return (
    <Combobox
      aria-label={t`Product`}
      placeholder={t`All products`}
      className={className}
      value={value === "" ? null : { id: value, label: value }}
      onChange={(option) => onChange(option?.id ?? "")}
      searchKey={["/search", "skus"]}
      search={findSkus}
    />
  );
}

async function findSkus(typed: string, signal: AbortSignal): Promise<ComboboxOption[]> {
  if (typed.trim() === "") return [];
  const { products } = await api.get("/search", { query: { q: typed.trim(), limit: 10 }, signal });
  return products.map(({ sku, name }) => ({ id: sku, label: name, hint: sku }));
}
