import { useLingui } from "@lingui/react/macro";
import { useCategories } from "#entities/product";
import { useFormat } from "#shared/i18n";
import { useCustomFields } from "../edit/custom-fields.tsx";

interface HistoryWords {
  readonly action: (code: string) => string;
  readonly field: (name: string) => string;
  readonly value: (name: string, value: unknown) => string;
}

/** How the audit trail of a product reads. */
export function useHistoryWords(): HistoryWords {
  const { t } = useLingui();
  const format = useFormat();
  const { path } = useCategories();
  const custom = useCustomFields();
  const actions: Record<string, string> = {
    "product.created": t`Created`,
    "product.updated": t`Changed`,
    "product.archived": t`Archived`,
    "product.restored": t`Restored`,
  };
  const fields: Record<string, string> = {
    name: t`Name`,
    brand: t`Brand`,
    description: t`Description`,
    categoryId: t`Category`,
    kind: t`Kind`,
    sku: t`SKU`,
    baseUnit: t`Unit`,
    scale: t`Decimals`,
    barcodes: t`Barcodes`,
    priceMinor: t`Price`,
    costMinor: t`Cost`,
    archived: t`Archived`,
    variants: t`Variant`,
  };
  const kinds: Record<string, string> = { stocked: t`Goods`, service: t`Service` };

  function value(name: string, given: unknown): string {
    if (given === null || given === undefined || given === "") return "–";
    if (typeof given === "boolean") return given ? t`Yes` : t`No`;
    if (typeof given === "number") return name.endsWith("Minor") ? format.money({ amount: given, currency: format.currency }) : format.quantity(String(given));
    if (Array.isArray(given)) return given.length === 0 ? "–" : given.map((one) => value(name, one)).join(", ");
    if (typeof given === "object") return "sku" in given ? String(given.sku) : JSON.stringify(given);
    if (name === "categoryId") return path(String(given)).join(" › ") || t`An archived category`;
    return name === "kind" ? (kinds[String(given)] ?? String(given)) : String(given);
  }
  return {
    action: (code) => actions[code] ?? code,
    field: (name) => fields[name] ?? custom.find(({ key }) => `custom.${key}` === name)?.label ?? name,
    value,
  };
}
