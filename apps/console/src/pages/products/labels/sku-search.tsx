import { useLingui } from "@lingui/react/macro";
import { addToBasket, setCount, useLabelBasket } from "#entities/product";
import { lookupCodes, useScanner } from "#features/scanning";
import { api, LumbungError } from "#shared/api";
import { Combobox, type ComboboxOption, toast } from "#shared/ui";

interface Found extends ComboboxOption {
  readonly item: { variantId: string; label: string; productName: string };
}

/** Finds what needs a label by typing; a scanner puts it in directly, once more counts one more. */
export function SkuSearch() {
  const { t } = useLingui();
  useScanner((code) => void addScanned(code));

  async function addScanned(scanned: string): Promise<void> {
    for (const code of lookupCodes(scanned)) {
      try {
        const { variantId, variant, name } = await api.get("/products/lookup", { query: { code } });
        const there = useLabelBasket.getState().items.find((item) => item.variantId === variantId);
        if (there === undefined) addToBasket([{ variantId, label: variant.sku, productName: name, count: 1 }]);
        else setCount(variantId, there.count + 1);
        return;
      } catch (error) {
        if (!(error instanceof LumbungError && error.status === 404)) throw error;
      }
    }
    toast({ tone: "warn", title: t`No product has the code ${scanned}` });
  }

  return (
    <Combobox<Found>
      aria-label={t`Add a product`}
      placeholder={t`Search or scan a product`}
      value={null}
      searchKey={["/search", "labels"]}
      search={async (typed, signal) => (typed.trim() === "" ? firstProducts(signal) : found(typed, signal))}
      onChange={(option) => option && addToBasket([{ ...option.item, count: 1 }])}
    />
  );
}

async function found(typed: string, signal: AbortSignal): Promise<Found[]> {
  const { products } = await api.get("/search", { query: { q: typed, limit: 20 }, signal });
  return products
    .filter(({ archived }) => !archived)
    .map(({ variantId, sku, name }) => ({ id: variantId, label: name, hint: sku, item: { variantId, label: sku, productName: name } }));
}

/** What was changed last, such as what has just been added. */
async function firstProducts(signal: AbortSignal): Promise<Found[]> {
  const { items } = await api.get("/products", { query: { sort: "-updatedAt", limit: 10 }, signal });
  return items.flatMap(({ name, variants }) =>
    variants.map(({ id, sku }) => ({ id, label: name, hint: sku, item: { variantId: id, label: sku, productName: name } })),
  );
}
