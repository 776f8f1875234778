import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useCan } from "#entities/session";
import { lookupCodes, useScanner } from "#features/scanning";
import { api, LumbungError } from "#shared/api";
import { toast } from "#shared/ui";

/** Opens the product whose code a scanner reads; offers to make one where nobody knows the code. */
export function useOpenScanned(): void {
  const { t } = useLingui();
  const navigate = useNavigate();
  const can = useCan();
  useScanner((scanned) => void open(scanned));

  async function open(scanned: string): Promise<void> {
    const codes = lookupCodes(scanned);
    for (const code of codes) {
      try {
        const { productId } = await api.get("/products/lookup", { query: { code } });
        await navigate({ to: "/products/$id", params: { id: productId } });
        return;
      } catch (error) {
        if (error instanceof LumbungError && error.status === 404) continue;
        toast({ tone: "bad", title: t`The code could not be looked up`, detail: error instanceof LumbungError ? (error.fix ?? error.message) : undefined });
        return;
      }
    }
    const barcode = codes[0] ?? scanned;
    toast({
      tone: "warn",
      title: t`No product has the code ${barcode}`,
      action: can("product:write") ? { label: t`New product`, onSelect: () => void navigate({ to: "/products/new", search: { barcode } }) } : undefined,
    });
  }
}
