import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "#shared/api";
import { toast } from "#shared/ui";
import { runEach } from "./run-each.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Takes a product out of use or back into it, and loads what shows products anew. */
export function archiveProduct(id: string, reason: string, archive: boolean): Promise<unknown> {
  return api.post(archive ? "/products/{id}/archive" : "/products/{id}/restore", { params: { id }, body: reason === "" ? undefined : { reason } });
}

/** Says that products were archived, with a way back. */
export function useArchivedToast(): (products: readonly Named[]) => void {
  const { t } = useLingui();
  const client = useQueryClient();
  async function undo(products: readonly Named[]): Promise<void> {
    const failures = await runEach(products, ({ id }) => archiveProduct(id, "", false));
    await refreshProducts(client);
    if (failures.length > 0) toast({ tone: "bad", title: t`Not all of them could be brought back` });
    else toast({ tone: "good", title: t`In use again` });
  }
  return (products) => {
    const [only] = products;
    const name = only?.name ?? "";
    toast({
      tone: "good",
      title:
        products.length === 1 ? t`“${name}” is archived` : t`${plural(products.length, { one: "# product is archived", other: "# products are archived" })}`,
      action: { label: t`Undo`, onSelect: () => void undo(products) },
    });
  };
}

/** Everything that shows products is stale. */
export async function refreshProducts(client: ReturnType<typeof useQueryClient>): Promise<void> {
  await Promise.all(
    ["/products", "/products/{id}", "/products/stock", "/audit"].flatMap((path) => [
      client.invalidateQueries({ queryKey: [path] }),
      client.invalidateQueries({ queryKey: ["list", path] }),
    ]),
  );
}
