import type { CodeLookup } from "@lumbung/sdk";
import { LumbungError } from "@lumbung/sdk";
import type { Goods } from "#features/record-movement";
import { api, queryClient } from "#shared/api";

/** The goods behind the first of the codes that is known; undefined where none is. Throws where the server cannot say. */
export async function findGoods(codes: readonly string[]): Promise<Goods | undefined> {
  for (const code of codes) {
    // Codes as long as a page are none, and the server would refuse to look.
    if (code === "" || code.length > 100) continue;
    const found = await lookUp(code);
    if (found !== null) return goodsOf(found);
  }
  return undefined;
}

/** What was scanned a minute ago need not be asked again. */
function lookUp(code: string): Promise<CodeLookup | null> {
  return queryClient.fetchQuery({
    queryKey: ["/products/lookup", { query: { code } }],
    staleTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      try {
        return await api.get("/products/lookup", { query: { code }, signal });
      } catch (error) {
        if (error instanceof LumbungError && error.code === "NOT_FOUND") return null;
        throw error;
      }
    },
  });
}

function goodsOf({ variantId, productId, name, variant }: CodeLookup): Goods {
  const { sku, baseUnit, scale, cost } = variant;
  return { variantId, productId, sku, name: variant.name === "" ? name : `${name} · ${variant.name}`, baseUnit, scale, cost: cost ?? null };
}
